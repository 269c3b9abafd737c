package org.yilan.feeds;

import okhttp3.Dns;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

import org.yilan.feeds.Specimens.Kind;
import org.yilan.feeds.Specimens.Specimen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// What upstreams do on bad days, and what a feed's health has to call it.
final class Faults {
    /// Names that a document's own fault may have: what is wrong with it differs by format.
    static final Set<String> CONTENT = Set.of("items-refused", "nothing-usable");

    /// The classes of a fault that is none to us.
    static final Set<String> NONE = Set.of("");

    static final HeldCertificate CA =
            new HeldCertificate.Builder().certificateAuthority(0).commonName("City CA").build();

    private Faults() {}

    /// What goes wrong.
    sealed interface Wrong {
        /// An answer to each request for the document.
        record Answers(Function<Specimen, RawUpstream.Answer> by) implements Wrong {}

        /// Every connection.
        record Connections(RawUpstream.Tls by) implements Wrong {}

        /// Finding the host.
        record Names(Dns by) implements Wrong {}
    }

    /// @param classes that the health may say, by specimen
    /// @param slow whether the fault is that time runs out
    record Fault(String name, Wrong wrong, Function<Specimen, Set<String>> classes, boolean slow) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fault> all() {
        return Stream.of(time(), statuses(), connections(), bodies(), contents(), drifts())
                .flatMap(s -> s);
    }

    private static Fault fault(String name, String errorClass, RawUpstream.Answer answer) {
        return of(name, s -> answer, s -> Set.of(errorClass));
    }

    private static Fault of(
            String name,
            Function<Specimen, RawUpstream.Answer> answer,
            Function<Specimen, Set<String>> classes) {
        return new Fault(name, new Wrong.Answers(answer), classes, false);
    }

    /// A document in place of the good one.
    private static Fault document(
            String name, Function<Specimen, byte[]> body, Function<Specimen, Set<String>> classes) {
        return of(name, s -> RawUpstream.ok(body.apply(s)), classes);
    }

    private static Stream<Fault> time() {
        return Stream.of(
                new Fault(
                        "slow headers",
                        new Wrong.Answers(s -> (request, out) -> drip(out, "HTTP/1.1 200 OK\r\nX")),
                        s -> Set.of("timeout"),
                        true),
                new Fault(
                        "slow body",
                        new Wrong.Answers(
                                s ->
                                        (request, out) -> {
                                            RawUpstream.head(
                                                    out, "200 OK", "Content-Length: 100000");
                                            drip(out, "");
                                        }),
                        s -> Set.of("timeout"),
                        true));
    }

    /// So slowly that no single wait for data is too long.
    private static void drip(OutputStream out, String first)
            throws IOException, InterruptedException {
        out.write(first.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 100_000; i++) {
            out.write('a');
            out.flush();
            Thread.sleep(50);
        }
    }

    private static Stream<Fault> statuses() {
        return Stream.of(
                fault("204", "empty", RawUpstream.status("204 No Content")),
                of(
                        "301 in a circle",
                        s ->
                                (request, out) ->
                                        RawUpstream.head(
                                                out,
                                                "301 Moved Permanently",
                                                "Content-Length: 0",
                                                "Location: " + request.target()),
                        s -> Set.of("redirects")),
                fault("302 without a place", "redirects", RawUpstream.status("302 Found")),
                fault("304 of nothing", "http-304", RawUpstream.status("304 Not Modified")),
                fault("401", "http-401", RawUpstream.status("401 Unauthorized")),
                fault("403", "http-403", RawUpstream.status("403 Forbidden")),
                fault("404", "http-404", RawUpstream.status("404 Not Found")),
                fault(
                        "429 with Retry-After",
                        "http-429",
                        RawUpstream.status("429 Too Many Requests", "Retry-After: 120")),
                fault("500", "http-500", RawUpstream.status("500 Internal Server Error")),
                fault("503", "http-503", RawUpstream.status("503 Service Unavailable")),
                fault(
                        "a page with 500",
                        "http-500",
                        (request, out) -> {
                            RawUpstream.head(out, "500 Oops", "Content-Length: 30000");
                            out.write("<html>".repeat(5000).getBytes(StandardCharsets.UTF_8));
                        }));
    }

    private static Stream<Fault> connections() {
        long now = System.currentTimeMillis();
        HeldCertificate expired =
                certificate()
                        .addSubjectAlternativeName("city.test")
                        .validityInterval(
                                now - TimeUnit.DAYS.toMillis(30), now - TimeUnit.DAYS.toMillis(1))
                        .build();
        HeldCertificate other = certificate().addSubjectAlternativeName("warnings.example").build();
        return Stream.of(
                new Fault(
                        "TLS expired",
                        new Wrong.Connections(secure(expired, "")),
                        s -> Set.of("tls"),
                        false),
                new Fault(
                        "TLS of another host",
                        new Wrong.Connections(secure(other, "")),
                        s -> Set.of("tls"),
                        false),
                new Fault(
                        "no TLS in spite of the address",
                        new Wrong.Connections(
                                raw -> {
                                    raw.getOutputStream()
                                            .write(
                                                    "HTTP/1.1 400 No\r\n\r\n"
                                                            .getBytes(StandardCharsets.US_ASCII));
                                    raw.shutdownOutput();
                                    throw new IOException("no TLS here");
                                }),
                        s -> Set.of("tls", "connection-lost"),
                        false),
                new Fault(
                        "HTTP/2 GOAWAY",
                        new Wrong.Connections(secure(good(), "h2")),
                        s -> Set.of("connection-lost"),
                        false),
                new Fault(
                        "unknown to DNS",
                        new Wrong.Names(
                                host -> {
                                    throw new UnknownHostException(host);
                                }),
                        s -> Set.of("dns"),
                        false),
                new Fault(
                        "nobody at the address",
                        new Wrong.Names(host -> List.of(InetAddress.getByName("127.0.0.2"))),
                        s -> Set.of("no-connection"),
                        false),
                fault("reset at once", "connection-lost", RawUpstream.reset((request, out) -> {})),
                fault(
                        "reset in the body",
                        "connection-lost",
                        RawUpstream.reset(
                                (request, out) -> {
                                    RawUpstream.head(out, "200 OK", "Content-Length: 5000");
                                    out.write('[');
                                })),
                fault("closed at once", "cut-short", (request, out) -> out.flush()),
                fault(
                        "another protocol",
                        "protocol",
                        (request, out) ->
                                out.write("SSH-2.0-x\r\n\r\n".getBytes(StandardCharsets.UTF_8))));
    }

    private static HeldCertificate.Builder certificate() {
        return new HeldCertificate.Builder().signedBy(CA).commonName("upstream");
    }

    static HeldCertificate good() {
        return certificate().addSubjectAlternativeName("city.test").build();
    }

    /// @param protocol that is agreed on whatever the client wants, empty for HTTP/1.1
    static RawUpstream.Tls secure(HeldCertificate certificate, String protocol) {
        SSLSocketFactory factory =
                new HandshakeCertificates.Builder()
                        .heldCertificate(certificate)
                        .build()
                        .sslSocketFactory();
        return raw -> {
            SSLSocket socket = (SSLSocket) factory.createSocket(raw, "client", raw.getPort(), true);
            socket.setUseClientMode(false);
            if (!protocol.isEmpty()) {
                socket.setHandshakeApplicationProtocolSelector((s, offered) -> protocol);
            }
            return socket;
        };
    }

    /// What an upstream of HTTP/2 says that goes away before it has done anything: to the preface, which looks like a request
    /// for `*`, an empty SETTINGS and a GOAWAY with INTERNAL_ERROR and no stream processed.
    static void goAway(RawUpstream.Request request, OutputStream out) throws IOException {
        out.write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
        out.write(new byte[] {0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2});
    }

    private static Stream<Fault> bodies() {
        byte[] chunk = new byte[1 << 16];
        Arrays.fill(chunk, (byte) ' ');
        byte[] bomb = gzip(200 << 20);
        return Stream.of(
                of(
                        "a body cut off",
                        s ->
                                (request, out) -> {
                                    RawUpstream.head(
                                            out, "200 OK", "Content-Length: " + s.body().length);
                                    out.write(half(s));
                                },
                        s -> Set.of("cut-short")),
                of(
                        "a chunk cut off",
                        s ->
                                (request, out) -> {
                                    RawUpstream.head(out, "200 OK", "Transfer-Encoding: chunked");
                                    out.write("ffff\r\n".getBytes(StandardCharsets.US_ASCII));
                                    out.write(s.body());
                                },
                        s -> Set.of("cut-short")),
                of(
                        "a length that promises more",
                        s ->
                                (request, out) -> {
                                    RawUpstream.head(
                                            out,
                                            "200 OK",
                                            "Content-Length: " + (s.body().length + 1));
                                    out.write(s.body());
                                },
                        s -> Set.of("cut-short")),
                of(
                        "a length that promises less",
                        s ->
                                (request, out) -> {
                                    RawUpstream.head(
                                            out, "200 OK", "Content-Length: " + half(s).length);
                                    out.write(s.body());
                                },
                        Faults::cut),
                document("half a document", Faults::half, Faults::cut),
                fault("empty", "empty", RawUpstream.ok("")),
                of(
                        "blank",
                        s -> RawUpstream.ok(" \r\n\t\n"),
                        s -> s.kind() == Kind.PROTOBUF ? other(s) : Set.of("empty")),
                fault(
                        "1 GB",
                        "too-large",
                        (request, out) -> {
                            RawUpstream.head(out, "200 OK", "X-Length: unknown");
                            for (long sent = 0; sent < 1L << 30; sent += chunk.length) {
                                out.write(chunk);
                            }
                        }),
                fault(
                        "1 GB promised",
                        "too-large",
                        (request, out) ->
                                RawUpstream.head(out, "200 OK", "Content-Length: 1073741824")),
                fault("a gzip bomb", "zip-bomb", RawUpstream.ok(bomb, "Content-Encoding: gzip")),
                of(
                        "gzip that is none",
                        s -> RawUpstream.ok(s.body(), "Content-Encoding: gzip"),
                        s -> Set.of("wrong-encoding")),
                of(
                        "an unknown compression",
                        s -> RawUpstream.ok(s.body(), "Content-Encoding: br"),
                        s -> Set.of("wrong-encoding")),
                document(
                        "an HTML page",
                        s -> Specimens.utf8("<!DOCTYPE html><html><body>登录</body></html>"),
                        Faults::other),
                document(
                        "something else altogether",
                        s -> new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0, 0},
                        s ->
                                switch (s.kind()) {
                                    case JSON -> Set.of("wrong-encoding");
                                    case XML -> Set.of("not-xml");
                                    case TEXT -> Set.of("wrong-encoding");
                                    case PROTOBUF -> Set.of("not-gtfs-realtime");
                                }));
    }

    private static Stream<Fault> contents() {
        return Stream.of(
                document(
                        "a wrong charset",
                        s ->
                                s.kind() == Kind.PROTOBUF
                                        ? new String(s.body(), StandardCharsets.ISO_8859_1)
                                                .getBytes(StandardCharsets.UTF_8)
                                        : s.text()
                                                .replace("站", "站点观测")
                                                .replace("BEBINCA", "贝碧嘉")
                                                .getBytes(Charset.forName("GBK")),
                        s ->
                                s.kind() == Kind.PROTOBUF
                                        ? Set.of("not-gtfs-realtime", "nothing-usable")
                                        : Set.of("wrong-encoding")),
                document(
                        "a byte order mark",
                        s -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, s.body()),
                        s -> s.kind() == Kind.PROTOBUF ? Set.of("not-gtfs-realtime") : NONE),
                document(
                        "NUL bytes at the end",
                        s -> joined(s.body(), new byte[100]),
                        s ->
                                switch (s.kind()) {
                                    case JSON -> Set.of("not-json");
                                    case XML -> Set.of("not-xml");
                                    case TEXT -> Set.of("items-refused");
                                    case PROTOBUF -> Set.of("not-gtfs-realtime");
                                }),
                document(
                        "NUL bytes within",
                        s -> nul(s),
                        s ->
                                switch (s.kind()) {
                                    case JSON -> Set.of("not-json");
                                    case XML -> Set.of("not-xml");
                                    // Hidden characters within a word are taken out of it.
                                    case TEXT -> Set.of("", "items-refused", "nothing-usable");
                                    case PROTOBUF -> Set.of("not-gtfs-realtime");
                                }),
                document("10,000 deep", Faults::deep, Faults::tooDeep),
                document(
                        "numbers of 400 digits",
                        s -> number(s, "9".repeat(400)),
                        s ->
                                numeric(s)
                                        ? Set.of("too-complex", "items-refused", "nothing-usable")
                                        : NONE),
                document("numbers beyond all", s -> number(s, "1e999"), s -> absurd(s)),
                document("direction and control characters", Faults::hidden, s -> NONE),
                document("a clock 75 years ahead", s -> year(s, "2099"), Faults::timed),
                document("a clock 75 years behind", s -> year(s, "1949"), Faults::timed),
                document("one id twice", Drift::repeated, s -> Set.of("", "items-refused")));
    }

    private static Stream<Fault> drifts() {
        return Stream.of(
                document("a field more", Drift::added, s -> NONE),
                document("a field less", Drift::removed, Faults::drifted),
                document("a field of another type", Drift::retyped, Faults::drifted));
    }

    /// Where a whole table or message hangs on the field, the document is none of the format.
    private static Set<String> drifted(Specimen s) {
        return s.kind() == Kind.TEXT || s.kind() == Kind.PROTOBUF
                ? Set.of("items-refused", "nothing-usable", "not-" + s.format())
                : CONTENT;
    }

    private static Set<String> other(Specimen s) {
        return switch (s.kind()) {
            case JSON -> Set.of("not-json");
            case XML -> Set.of("not-xml");
            case TEXT -> Set.of("not-text");
            case PROTOBUF -> Set.of("not-gtfs-realtime");
        };
    }

    private static Set<String> cut(Specimen s) {
        return switch (s.kind()) {
            case JSON, XML -> Set.of("cut-short");
            case TEXT -> CONTENT;
            case PROTOBUF -> Set.of("not-gtfs-realtime");
        };
    }

    private static Set<String> tooDeep(Specimen s) {
        return switch (s.kind()) {
            case JSON, XML -> Set.of("too-deep");
            case TEXT -> CONTENT;
            case PROTOBUF -> Set.of("not-gtfs-realtime");
        };
    }

    private static boolean numeric(Specimen s) {
        return !s.latitude().isEmpty();
    }

    private static Set<String> absurd(Specimen s) {
        return numeric(s) ? CONTENT : NONE;
    }

    private static Set<String> timed(Specimen s) {
        return s.time().isEmpty() ? NONE : CONTENT;
    }

    private static byte[] half(Specimen s) {
        if (s.kind() == Kind.TEXT) {
            // In the middle of the last line, before what a line may do without.
            String text = s.text();
            int last = text.stripTrailing().lastIndexOf('\n') + 1;
            return Specimens.utf8(text.substring(0, last + 6));
        }
        return Arrays.copyOf(s.body(), s.body().length * 2 / 3);
    }

    private static byte[] deep(Specimen s) {
        return switch (s.kind()) {
            case JSON -> Specimens.utf8("[".repeat(10_000) + "]".repeat(10_000));
            case XML -> Specimens.utf8("<a>".repeat(10_000));
            case TEXT -> Specimens.utf8(s.text().strip() + "\n" + "\"(".repeat(10_000));
            // A group in a group, which is how this format nests without lengths.
            case PROTOBUF -> {
                byte[] groups = new byte[10_000];
                Arrays.fill(groups, (byte) 0x1B);
                yield joined(s.body(), groups);
            }
        };
    }

    private static byte[] nul(Specimen s) {
        if (s.kind() == Kind.PROTOBUF) {
            return joined(new byte[] {0}, s.body());
        }
        String inside = s.time().isEmpty() ? s.latitude() : s.time();
        return Specimens.utf8(
                s.text().replace(inside, inside.charAt(0) + "\0" + inside.substring(1)));
    }

    private static byte[] number(Specimen s, String number) {
        return numeric(s) ? Specimens.utf8(s.text().replace(s.latitude(), number)) : s.body();
    }

    private static byte[] year(Specimen s, String year) {
        if (s.time().isEmpty()) {
            return s.body();
        }
        String wrong =
                switch (s.time()) {
                    case "1726387200" -> year.equals("2099") ? "4080000000" : "-663000000";
                    case "1726387200000" -> year.equals("2099") ? "4080000000000" : "-663000000000";
                    case "24091506" -> year.equals("2099") ? "48091506" : "49091506";
                    case "139.7" -> "999.7";
                    default -> s.time().replace("2024", year);
                };
        return Specimens.utf8(s.text().replace(s.time(), wrong));
    }

    /// A name that would turn what follows it around, ring a bell and hide a mark within.
    private static byte[] hidden(Specimen s) {
        if (s.kind() == Kind.PROTOBUF) {
            return Specimens.vehicle("7\u202E\u0007\uFEFF", 31.25f, 1_726_387_200L).toByteArray();
        }
        String control = s.kind() == Kind.JSON ? "\\u0007" : s.kind() == Kind.XML ? "" : "\u0007";
        return Specimens.utf8(s.text().replace("站", "站\u202E\u2066" + control + "\u0085\uFEFF"));
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static byte[] gzip(int zeros) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(out)) {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < zeros; i += block.length) {
                zip.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
