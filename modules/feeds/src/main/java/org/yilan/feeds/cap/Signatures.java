package org.yilan.feeds.cap;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;
import org.yilan.situation.model.Signature;
import org.yilan.situation.model.Signature.State;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// The XML signatures (XMLDSig) of the messages in a document, verified by the JDK in its secure mode: no algorithm that can
/// be forged (SHA-1), nothing fetched, no style sheet run. A signature counts only for the whole message. One thread.
final class Signatures {
    private final List<XmlElement> alerts;
    private final List<Element> elements;
    private final Signers signers;

    private Signatures(List<XmlElement> alerts, List<Element> elements, Signers signers) {
        this.alerts = alerts;
        this.elements = elements;
        this.signers = signers;
    }

    /// Those of a document that has been read already.
    ///
    /// @param root its outermost element
    static Signatures of(Document document, XmlElement root, Signers signers) throws FeedException {
        List<XmlElement> alerts =
                root.name().equals("alert") ? List.of(root) : root.descendants("alert");
        boolean any = alerts.stream().anyMatch(a -> a.child("Signature") != null);
        return new Signatures(alerts, any ? elements(document.xmlText()) : List.of(), signers);
    }

    /// What the signature of a message came to, null when it has none. Of several the best counts: each stands for itself.
    ///
    /// @param at when the message was sent; a certificate must have been valid then
    @Nullable Signature of(XmlElement alert, Instant at) {
        if (alert.child("Signature") == null) {
            return null;
        }
        int index = alerts.indexOf(alert);
        if (index < 0 || index >= elements.size()) {
            return new Signature(State.UNVERIFIED, "", "the message could not be read for it");
        }
        Element message = elements.get(index);
        boolean whole = message.getParentNode().getNodeType() == Node.DOCUMENT_NODE;
        Element own = whole ? message : alone(message);
        Signature best = null;
        for (Node n = own.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e
                    && "Signature".equals(e.getLocalName())
                    && XMLSignature.XMLNS.equals(e.getNamespaceURI())) {
                Signature one = verified(e, at, whole);
                if (best == null || one.state().compareTo(best.state()) < 0) {
                    best = one;
                }
            }
        }
        return best == null
                ? new Signature(State.UNVERIFIED, "", "its signature is not one of XMLDSig")
                : best;
    }

    private Signature verified(Element element, Instant at, boolean whole) {
        withoutForeign(element);
        MessageKey key = new MessageKey();
        try {
            DOMValidateContext context = new DOMValidateContext(key, element);
            context.setProperty("org.jcp.xml.dsig.secureValidation", true);
            XMLSignature signature =
                    XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            boolean covers = false;
            for (Reference reference : signature.getSignedInfo().getReferences()) {
                covers |= reference.getURI() != null && reference.getURI().isEmpty();
            }
            if (!covers) {
                return new Signature(
                        State.UNVERIFIED, key.subject(), "it does not cover the whole message");
            }
            if (signature.validate(context)) {
                return signers.judged(key.certificates(), key.subject(), at);
            }
            return whole
                    ? new Signature(
                            State.BROKEN, key.subject(), "the message was changed after signing")
                    : new Signature(
                            State.UNVERIFIED,
                            key.subject(),
                            "it does not fit the message as it stands inside another document");
        } catch (MarshalException | XMLSignatureException e) {
            return new Signature(State.UNVERIFIED, key.subject(), why(e));
        }
    }

    private static String why(Exception e) {
        String words = String.valueOf(e.getMessage());
        if (words.contains("forbidden to use algorithm")) {
            return words.contains("sha1") || words.contains("md5")
                    ? "its algorithm can be forged (SHA-1 or MD5)"
                    : "its algorithm is not allowed";
        }
        Throwable cause = e.getCause();
        return cause instanceof MessageKey.NoKeyException
                ? "it brings no key to verify it with"
                : "it is not well formed: " + Values.line(words);
    }

    /// Canada's NAAD System puts elements without a namespace into its signatures. They are outside of what is signed (the
    /// signature is left out of it) and the JDK does not read the rest because of them.
    private static void withoutForeign(Element signature) {
        List<Node> foreign = new ArrayList<>();
        for (Node n = signature.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && !XMLSignature.XMLNS.equals(e.getNamespaceURI())) {
                foreign.add(n);
            }
        }
        foreign.forEach(signature::removeChild);
    }

    /// The message as a document of its own, which is what its publisher signed.
    private static Element alone(Element message) {
        try {
            org.w3c.dom.Document own = builder().newDocument();
            Node copy = own.importNode(message, true);
            own.appendChild(copy);
            return (Element) copy;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Element> elements(String text) throws FeedException {
        try {
            DocumentBuilder builder = builder();
            builder.setErrorHandler(new DefaultHandler());
            NodeList all =
                    builder.parse(new InputSource(new StringReader(text)))
                            .getElementsByTagNameNS("*", "alert");
            List<Element> outermost = new ArrayList<>();
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                if (outermost.isEmpty() || !inside(element, outermost.getLast())) {
                    outermost.add(element);
                }
            }
            return outermost;
        } catch (SAXException e) {
            throw new FeedException("not-xml", "The XML cannot be read for its signatures.", e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean inside(Node node, Node outer) {
        return (outer.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_CONTAINED_BY) != 0;
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setExpandEntityReferences(false);
        return factory.newDocumentBuilder();
    }
}
