package org.yilan.feeds.http;

import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Connection;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.ValueSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The way of one feed to HTTP servers: its TLS, its proxy, its headers for its own host only, redirects followed with
/// care. Used by one thread at a time; [#cancel] by any.
public final class HttpAccess {
    private static final int MAX_REDIRECTS = 5;

    private final FeedConfig config;
    private final OkHttpClient shared;
    private final TlsFiles tls;
    private @Nullable OkHttpClient client;
    private volatile @Nullable Call current;
    private volatile boolean cancelled;

    /// An answer that is no redirect.
    ///
    /// @param at where it came from in the end
    /// @param call to break off without reading to the end
    public record Answer(URI at, Call call, Response response) implements AutoCloseable {
        @Override
        public void close() {
            response.close();
        }
    }

    /// @param shared see [#client]
    public HttpAccess(FeedConfig config, OkHttpClient shared) {
        this.config = config;
        this.shared = shared;
        this.tls = new TlsFiles(config.connection().tls());
    }

    /// What all feeds share: a pool of connections. Redirects are followed here and not by OkHttp, because OkHttp would
    /// carry a feed's credentials to whatever host the upstream names.
    public static OkHttpClient client() {
        return new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(true)
                .connectionPool(new ConnectionPool(16, 1, TimeUnit.MINUTES))
                .build();
    }

    /// Ends the request under way, if any, and every later one at once.
    public void cancel() {
        cancelled = true;
        breakOff();
    }

    /// Ends the request under way, if any.
    public void breakOff() {
        Call call = current;
        if (call != null) {
            call.cancel();
        }
    }

    /// Whether requests to `uri` carry the feed's headers: same scheme, host and port as the feed's own address.
    public boolean own(URI uri) {
        return origin(uri).equals(origin(config.url()));
    }

    /// Whether a link in a document may be followed.
    public boolean mayFollow(URI uri) {
        if (uri.getHost() == null
                || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            return false;
        }
        if (own(uri)) {
            return true;
        }
        String hosts = config.options().getOrDefault("hosts", "");
        return Set.of(hosts.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .contains(uri.getHost().toLowerCase(Locale.ROOT));
    }

    /// Asks, and follows redirects.
    ///
    /// @param more headers of this request; those of the feed count for more
    /// @param streaming whether the answer goes on for as long as the upstream likes: then only connecting and each wait
    ///     for data are limited, by `silence`
    /// @param silence longest wait for data
    /// @throws FeedException with the class that says what went wrong
    public Answer open(URI uri, Map<String, String> more, boolean streaming, Duration silence)
            throws FeedException {
        OkHttpClient http = current(streaming, silence);
        URI at = uri;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            if (cancelled) {
                throw stopped(null);
            }
            Call call = http.newCall(request(at, more));
            current = call;
            if (cancelled) {
                call.cancel();
            }
            try {
                Response response = call.execute();
                if (!redirect(response.code())) {
                    return new Answer(at, call, response);
                }
                try (response) {
                    at = target(at, response);
                }
            } catch (IOException e) {
                throw fault(e, at, silence);
            }
        }
        throw new FeedException(
                "redirects", place(uri) + " redirects more than " + MAX_REDIRECTS + " times.");
    }

    /// What a failure of the network during an answer means.
    public FeedException fault(IOException e, URI at, Duration silence) {
        return cancelled ? stopped(e) : NetworkFault.of(e, at, silence);
    }

    private static FeedException stopped(@Nullable Throwable cause) {
        return new FeedException("cancelled", "The feed was stopped.", cause);
    }

    private OkHttpClient current(boolean streaming, Duration silence) throws FeedException {
        boolean changed = tls.changed();
        OkHttpClient known = client;
        if (known != null && !changed) {
            return known;
        }
        OkHttpClient.Builder builder =
                shared.newBuilder()
                        .connectTimeout(config.timeout())
                        .readTimeout(silence)
                        .writeTimeout(config.timeout())
                        .callTimeout(streaming ? Duration.ZERO : config.timeout());
        TlsFiles.Loaded loaded = tls.load();
        if (loaded != null) {
            builder.sslSocketFactory(loaded.context().getSocketFactory(), loaded.trust());
        }
        Connection.Proxy proxy = config.connection().proxy();
        if (proxy != null) {
            URI address = proxy.address();
            builder.proxy(
                    new Proxy(
                            Proxy.Type.HTTP,
                            InetSocketAddress.createUnresolved(
                                    address.getHost(), address.getPort())));
            ValueSource credentials = proxy.credentials();
            if (credentials != null) {
                builder.proxyAuthenticator(proxyAuthenticator(credentials));
            }
        }
        OkHttpClient made = builder.build();
        client = made;
        return made;
    }

    private static Authenticator proxyAuthenticator(ValueSource credentials) {
        return (route, response) -> {
            // A second question means that the first answer was wrong; asking on would lock it out.
            if (response.request().header("Proxy-Authorization") != null
                    && !response.message().equals("Preemptive Authenticate")) {
                return null;
            }
            String[] parts;
            try {
                parts = credentials.read().split(":", 2);
            } catch (FeedException e) {
                throw new IOException(e);
            }
            return response.request()
                    .newBuilder()
                    .header(
                            "Proxy-Authorization",
                            Credentials.basic(parts[0], parts.length > 1 ? parts[1] : ""))
                    .build();
        };
    }

    /// The feed's headers with their values, for its own host only. Not to be kept.
    public Map<String, String> ownHeaders() throws FeedException {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, ValueSource> header : config.headers().entrySet()) {
            values.put(header.getKey(), header.getValue().read());
        }
        return values;
    }

    /// A header's value cannot be sent. The library's own message is left out: it would quote the value.
    public static FeedException uncarriable(String header) {
        return new FeedException(
                "credentials-missing",
                "The value of the header "
                        + header
                        + " has characters that a header cannot carry.");
    }

    private Request request(URI uri, Map<String, String> more) throws FeedException {
        Headers.Builder headers = new Headers.Builder();
        headers.set("User-Agent", "Yilan");
        more.forEach(headers::set);
        if (own(uri)) {
            for (Map.Entry<String, String> header : ownHeaders().entrySet()) {
                try {
                    headers.set(header.getKey(), header.getValue());
                } catch (IllegalArgumentException e) {
                    throw uncarriable(header.getKey());
                }
            }
        }
        try {
            return new Request.Builder().url(uri.toString()).headers(headers.build()).build();
        } catch (IllegalArgumentException e) {
            throw new FeedException("bad-address", "Not an address: " + place(uri), e);
        }
    }

    private static URI target(URI from, Response response) throws FeedException {
        String location = response.header("Location");
        if (location == null) {
            throw new FeedException(
                    "redirects", place(from) + " redirects without saying where to.");
        }
        URI to;
        try {
            to = from.resolve(new URI(location));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new FeedException(
                    "redirects", place(from) + " redirects to something that is no address.", e);
        }
        if ("https".equals(from.getScheme()) && !"https".equals(to.getScheme())) {
            throw new FeedException(
                    "redirects", place(from) + " redirects from https to an unprotected address.");
        }
        if (!("http".equals(to.getScheme()) || "https".equals(to.getScheme()))
                || to.getHost() == null) {
            throw new FeedException(
                    "redirects", place(from) + " redirects to something other than http.");
        }
        return to;
    }

    private static boolean redirect(int code) {
        return code == 301 || code == 302 || code == 303 || code == 307 || code == 308;
    }

    /// What an answer without a document means.
    public static FeedException refused(Answer answer) {
        int code = answer.response().code();
        String place = place(answer.at());
        if (code == 204 || code == 205) {
            return new FeedException("empty", place + " answered that it has no content.");
        }
        String meaning =
                switch (code) {
                    case 401 -> " (it wants credentials, or does not accept ours)";
                    case 403 -> " (it does not allow us)";
                    case 404, 410 -> " (there is nothing at this address)";
                    case 407 -> " (the proxy wants credentials, or does not accept ours)";
                    case 429 -> " (we ask too often)";
                    case 503 -> " (it is overloaded or being serviced)";
                    default -> code >= 500 ? " (it has a fault)" : "";
                };
        return new FeedException(
                "http-" + code,
                place + " answered " + code + meaning + ".",
                Freshness.retryAfter(answer.response()),
                null);
    }

    /// An address without its query, which may hold a key, and without user and password.
    public static String place(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String host = uri.getHost() == null ? "" : uri.getHost();
        return uri.getScheme()
                + "://"
                + host
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + path;
    }

    private static String origin(URI uri) {
        int port = uri.getPort();
        if (port < 0) {
            port = "https".equals(uri.getScheme()) ? 443 : 80;
        }
        return (uri.getScheme() + "://" + uri.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }
}
