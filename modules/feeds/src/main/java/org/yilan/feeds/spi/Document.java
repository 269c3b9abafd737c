package org.yilan.feeds.spi;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// What an upstream answered: bytes, and their reading as JSON or XML under limits. Any thread.
public final class Document {
    /// Deeper than any real document in the field, shallow enough that no stack overflows.
    public static final int MAX_DEPTH = 64;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxNumberLength(100)
                                                    .maxStringLength(2_000_000)
                                                    .maxNameLength(1_000)
                                                    .maxTokenCount(4_000_000)
                                                    .build())
                                    .build())
                    .build();

    private final URI uri;
    private final byte[] body;
    private final @Nullable Charset charset;

    /// @param charset as declared by the transport, or null
    public Document(URI uri, byte[] body, @Nullable Charset charset) {
        this.uri = uri;
        this.body = body;
        this.charset = charset;
    }

    /// Where it came from after redirects: links in it are relative to this.
    public URI uri() {
        return uri;
    }

    /// Its length in bytes.
    public int size() {
        return body.length;
    }

    /// A copy of the bytes, for formats that are neither text nor XML.
    public byte[] bytes() {
        return body.clone();
    }

    /// Whether it looks like XML rather than JSON; a page for people is neither.
    public boolean looksLikeXml() {
        return firstChar() == '<' && !looksLikeHtml();
    }

    /// The lines of a document that is plain text or CSV.
    ///
    /// @throws FeedException of class `empty`, `not-text` or `wrong-encoding`
    public List<String> lines() throws FeedException {
        return text(null).lines().toList();
    }

    /// A document that is plain text or CSV.
    ///
    /// @param known its encoding where that is known better than by what the transport declares, or null
    /// @throws FeedException of class `empty`, `not-text` or `wrong-encoding`
    public String text(@Nullable Charset known) throws FeedException {
        int first = firstChar();
        if (first < 0) {
            throw empty();
        }
        if (first == '<' || first == '{' || first == '[') {
            throw new FeedException(
                    "not-text",
                    looksLikeHtml()
                            ? "The answer is an HTML page instead of plain text."
                            : "The answer is XML or JSON instead of plain text.");
        }
        Charset declared = charset == null ? StandardCharsets.UTF_8 : charset;
        return Encoding.text(body, known == null ? declared : known);
    }

    /// The document as JSON.
    ///
    /// @throws FeedException of class `empty`, `not-json`, `wrong-encoding`, `too-deep`, `too-complex` or `cut-short`
    public JsonItem json() throws FeedException {
        int first = firstChar();
        if (first < 0) {
            throw empty();
        }
        if (first == '<') {
            throw new FeedException(
                    "not-json",
                    looksLikeHtml()
                            ? "The answer is an HTML page instead of JSON."
                            : "The answer is XML instead of JSON.");
        }
        String text = Encoding.text(body, charset == null ? StandardCharsets.UTF_8 : charset);
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (StreamConstraintsException e) {
            String why = e.getOriginalMessage();
            throw why.contains("nesting depth")
                    ? new FeedException(
                            "too-deep",
                            "The JSON is nested deeper than " + MAX_DEPTH + " levels.",
                            e)
                    : new FeedException("too-complex", "The JSON breaks a limit: " + why, e);
        } catch (JacksonException e) {
            if (endsInTheMiddle(text, e)) {
                throw new FeedException("cut-short", "The JSON ends in the middle.", e);
            }
            throw new FeedException(
                    "not-json",
                    "The answer is not JSON: " + Values.line(e.getOriginalMessage()),
                    e);
        }
        if (root == null || root.isMissingNode()) {
            throw empty();
        }
        return new JsonItem(root, "");
    }

    /// Jackson has an exception for this, but not after a comma, and not inside `true`, `false` and `null`.
    private static boolean endsInTheMiddle(String text, JacksonException e) {
        if (e instanceof UnexpectedEndOfInputException) {
            return true;
        }
        String whole = text.stripTrailing();
        long at = e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
        if (at < 0 || at > whole.length()) {
            return at > whole.length();
        }
        String rest = whole.substring((int) at);
        return List.of("true", "false", "null").stream().anyMatch(w -> w.startsWith(rest));
    }

    /// Its text, decoded as the XML declaration says, for a reader that needs every character as it was sent.
    ///
    /// @throws FeedException of class `wrong-encoding`
    public String xmlText() throws FeedException {
        return XmlReading.text(body, charset);
    }

    /// The document as XML, without DTDs, entities or anything fetched from elsewhere.
    ///
    /// @throws FeedException of class `empty`, `not-xml`, `wrong-encoding`, `xml-dtd`, `too-deep`, `too-complex` or
    ///     `cut-short`
    public XmlElement xml() throws FeedException {
        int first = firstChar();
        if (first < 0) {
            throw empty();
        }
        if (first != '<') {
            throw new FeedException("not-xml", "The answer is not XML.");
        }
        if (looksLikeHtml()) {
            throw new FeedException("not-xml", "The answer is an HTML page instead of XML.");
        }
        return XmlReading.read(body, charset);
    }

    private boolean looksLikeHtml() {
        String head =
                new String(body, 0, Math.min(body.length, 512), StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT);
        return head.contains("<!doctype html") || head.contains("<html");
    }

    private FeedException empty() {
        return new FeedException("empty", "The answer is empty.");
    }

    /// The first character that is neither white space nor a byte order mark, -1 when there is none. Bytes are enough: what
    /// JSON and XML start with is ASCII in every encoding in use.
    private int firstChar() {
        int from = Encoding.markLength(body);
        for (int i = from; i < body.length; i++) {
            int c = body[i] & 0xFF;
            if (c != 0 && c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                return c;
            }
        }
        return -1;
    }
}
