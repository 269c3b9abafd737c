package org.yilan.feeds.spi;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML into [XmlElement]s. A document type declaration is refused as soon as it is met, so no entity is ever expanded
/// and nothing is fetched from elsewhere.
final class XmlReading {
    private static final int MAX_ELEMENTS = 500_000;

    private XmlReading() {}

    static XmlElement read(byte[] body, @Nullable Charset charset) throws FeedException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver(
                (publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        XMLStreamReader reader = null;
        try {
            // RFC 7303 puts the transport's charset above the document's own declaration; servers
            // get it wrong so often
            // (a default of the web server) that the document's word is better where it has one.
            InputStream stream = new ByteArrayInputStream(body);
            reader =
                    charset == null || declaresEncoding(body)
                            ? factory.createXMLStreamReader(stream)
                            : factory.createXMLStreamReader(stream, charset.name());
            return tree(reader);
        } catch (XMLStreamException e) {
            throw translated(e);
        } catch (FeedException e) {
            throw e;
        } catch (RuntimeException e) {
            // Xerces reports some broken input with unchecked exceptions of its own.
            throw new FeedException(
                    "not-xml", "The XML cannot be read: " + Values.line(e.getMessage()), e);
        } finally {
            close(reader);
        }
    }

    private static boolean declaresEncoding(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, 200), StandardCharsets.ISO_8859_1);
        boolean mark = body.length > 1 && ((body[0] & 0xFF) >= 0xEF);
        return mark || (head.contains("<?xml") && head.contains("encoding"));
    }

    private static XmlElement tree(XMLStreamReader reader)
            throws XMLStreamException, FeedException {
        Deque<XmlElement> open = new ArrayDeque<>();
        Deque<StringBuilder> texts = new ArrayDeque<>();
        Deque<String> paths = new ArrayDeque<>();
        XmlElement root = null;
        int count = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD ->
                        throw new FeedException(
                                "xml-dtd",
                                "The XML declares a document type, which is not allowed.");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new FeedException(
                                "xml-dtd",
                                "The XML uses the entity \""
                                        + Values.line(reader.getLocalName())
                                        + "\", which is not allowed.");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++count > MAX_ELEMENTS) {
                        throw new FeedException(
                                "too-complex",
                                "The XML has more than " + MAX_ELEMENTS + " elements.");
                    }
                    if (open.size() >= Document.MAX_DEPTH) {
                        throw new FeedException(
                                "too-deep",
                                "The XML is nested deeper than " + Document.MAX_DEPTH + " levels.");
                    }
                    String path =
                            (paths.isEmpty() ? "" : paths.peek()) + "/" + reader.getLocalName();
                    XmlElement element =
                            new XmlElement(
                                    reader.getNamespaceURI() == null
                                            ? ""
                                            : reader.getNamespaceURI(),
                                    reader.getLocalName(),
                                    path,
                                    reader.getLocation().getLineNumber(),
                                    attributes(reader));
                    if (open.peek() instanceof XmlElement parent) {
                        parent.add(element);
                    } else {
                        root = element;
                    }
                    open.push(element);
                    texts.push(new StringBuilder());
                    paths.push(path);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (texts.peek() instanceof StringBuilder text) {
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    open.pop().setText(texts.pop().toString());
                    paths.pop();
                }
                default -> {
                    // comments, processing instructions, white space outside the root: nothing in
                    // them is for us
                }
            }
        }
        if (root == null) {
            throw new FeedException("empty", "The XML has no element.");
        }
        return root;
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static FeedException translated(XMLStreamException e) {
        String why = Values.line(e.getMessage());
        if (e.getNestedException() instanceof CharConversionException
                || e.getCause() instanceof CharConversionException
                || why.contains("Invalid byte")) {
            return new FeedException(
                    "wrong-encoding", "The XML is not in the encoding that it declares.", e);
        }
        if (why.contains("must start and end within the same entity")
                || why.contains("XML document structures must start and end")) {
            return new FeedException("cut-short", "The XML ends in the middle.", e);
        }
        if (why.contains("DOCTYPE") || why.contains("DTD") || why.contains("entity")) {
            return new FeedException(
                    "xml-dtd",
                    "The XML declares a document type or uses an entity, which is not allowed.",
                    e);
        }
        return new FeedException("not-xml", "The XML is not well formed: " + why, e);
    }

    private static void close(@Nullable XMLStreamReader reader) {
        if (reader != null) {
            try {
                reader.close();
            } catch (XMLStreamException e) {
                // It reads from memory: there is nothing that closing could lose.
                System.getLogger(XmlReading.class.getName())
                        .log(System.Logger.Level.DEBUG, "closing an XML reader", e);
            }
        }
    }
}
