package org.yilan.feeds.spi;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML into [XmlElement]s. A document type declaration is refused as soon as it is met, so no entity is ever expanded
/// and nothing is fetched from elsewhere.
final class XmlReading {
    private static final int MAX_ELEMENTS = 500_000;
    private static final Pattern DECLARATION =
            Pattern.compile("^[^<]{0,3}<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");
    private static final Pattern ROOT = Pattern.compile("<([\\p{L}_][^\\s/>]{0,200})");

    private XmlReading() {}

    static XmlElement read(byte[] body, @Nullable Charset charset) throws FeedException {
        String text = text(body, charset);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLReporter((message, kind, related, location) -> {});
        factory.setXMLResolver(
                (publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        XMLStreamReader reader = null;
        try {
            reader = factory.createXMLStreamReader(new StringReader(text));
            return tree(reader);
        } catch (XMLStreamException e) {
            throw translated(e, text);
        } catch (RuntimeException e) {
            // Xerces reports some broken input with unchecked exceptions of its own.
            throw new FeedException(
                    "not-xml", "The XML cannot be read: " + Values.line(e.getMessage()), e);
        } finally {
            close(reader);
        }
    }

    /// Decoded here and not by the parser: its messages on wrong bytes go to standard error, and its words, which would have
    /// to be told apart, are in the language of the machine.
    static String text(byte[] body, @Nullable Charset charset) throws FeedException {
        return Encoding.text(body, declared(body, charset));
    }

    /// RFC 7303 puts the transport's charset above the document's own declaration; servers get it wrong so often (a default
    /// of the web server) that the document's word is better where it has one.
    private static Charset declared(byte[] body, @Nullable Charset transport) throws FeedException {
        String head = new String(body, 0, Math.min(body.length, 200), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(head);
        if (!declaration.find()) {
            return transport == null ? StandardCharsets.UTF_8 : transport;
        }
        try {
            return Charset.forName(declaration.group(1));
        } catch (IllegalArgumentException e) {
            throw new FeedException(
                    "wrong-encoding",
                    "The XML declares the unknown encoding "
                            + Values.quoted(declaration.group(1))
                            + ".",
                    e);
        }
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

    private static FeedException translated(XMLStreamException e, String text) {
        Matcher root = ROOT.matcher(text);
        // NUL bytes, which buffers are filled up with, are no middle.
        String end = text.replaceFirst("[\\s\\x00]+$", "");
        boolean whole = root.find() && end.endsWith("</" + root.group(1) + ">");
        if (!whole && !end.endsWith("/>")) {
            return new FeedException("cut-short", "The XML ends in the middle.", e);
        }
        // The parser's own words are in the language of the machine; the cause keeps them for the
        // log.
        return new FeedException(
                "not-xml",
                "The XML is not well formed at line "
                        + (e.getLocation() == null ? 0 : e.getLocation().getLineNumber())
                        + ".",
                e);
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
