package org.yilan.feeds.http;

import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.HeaderSource;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Fetches the documents of one feed over HTTP, under all limits that a stranger's server may need. Used by one thread at a
/// time; [#cancel] by any.
///
/// It remembers the validators (ETag, Last-Modified) of what was fetched, but only after [#recorded] has said that the
/// content is safe: what was fetched and lost must be fetched again.
public final class Fetcher {
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_VALIDATORS = 2_000;

    private final FeedConfig config;
    private final OkHttpClient client;
    private final Map<URI, Validators> known = new LinkedHashMap<>();
    private final Map<URI, Validators> fresh = new LinkedHashMap<>();
    private volatile @Nullable Call current;
    private volatile boolean cancelled;
    private int documents;
    private long bytes;

    private record Validators(@Nullable String etag, @Nullable String lastModified) {
        boolean any() {
            return etag != null || lastModified != null;
        }
    }

    public Fetcher(FeedConfig config, OkHttpClient shared) {
        this.config = config;
        this.client =
                shared.newBuilder()
                        .connectTimeout(config.timeout())
                        .readTimeout(config.timeout())
                        .writeTimeout(config.timeout())
                        .callTimeout(config.timeout())
                        .build();
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

    /// Forgets the counts and the unconfirmed validators of the last round.
    public void begin() {
        fresh.clear();
        documents = 0;
        bytes = 0;
    }

    /// Everything that was fetched since [#begin] is safe.
    public void recorded() {
        known.putAll(fresh);
        fresh.clear();
        var oldest = known.keySet().iterator();
        while (known.size() > MAX_VALIDATORS && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    /// Documents fetched since [#begin].
    public int documents() {
        return documents;
    }

    /// Bytes of them after decompression.
    public long bytes() {
        return bytes;
    }

    /// Ends the request under way, if any, and every later one at once.
    public void cancel() {
        cancelled = true;
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

    /// Fetches a document; empty when it has not changed since it was recorded.
    ///
    /// @throws FeedException with the class that says what went wrong
    public Optional<Document> get(URI uri) throws FeedException {
        URI at = uri;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            if (cancelled) {
                throw new FeedException("cancelled", "The feed was stopped.");
            }
            Validators validators = known.get(uri);
            Call call = client.newCall(request(at, validators));
            current = call;
            if (cancelled) {
                call.cancel();
            }
            try (Response response = call.execute()) {
                int code = response.code();
                if (code == 304 && validators != null && validators.any()) {
                    return Optional.empty();
                }
                if (redirect(code)) {
                    at = target(at, response);
                    continue;
                }
                if (code != 200) {
                    throw refused(at, response);
                }
                byte[] body;
                try {
                    body = BodyReader.read(response, config.maxBytes());
                } catch (FeedException e) {
                    // Without this, closing the response would first read on through what is too
                    // much already.
                    call.cancel();
                    throw e;
                }
                documents++;
                bytes += body.length;
                fresh.put(
                        uri,
                        new Validators(response.header("ETag"), response.header("Last-Modified")));
                return Optional.of(new Document(at, body, charset(response)));
            } catch (IOException e) {
                throw cancelled
                        ? new FeedException("cancelled", "The feed was stopped.", e)
                        : NetworkFault.of(e, at, config.timeout());
            } finally {
                current = null;
            }
        }
        throw new FeedException(
                "redirects", place(uri) + " redirects more than " + MAX_REDIRECTS + " times.");
    }

    private Request request(URI uri, @Nullable Validators validators) throws FeedException {
        Headers.Builder headers = new Headers.Builder();
        headers.set("User-Agent", "Yilan");
        headers.set("Accept-Encoding", "gzip");
        headers.set("Accept", "application/json, application/xml, application/atom+xml, */*;q=0.5");
        if (own(uri)) {
            for (Map.Entry<String, HeaderSource> header : config.headers().entrySet()) {
                try {
                    headers.set(header.getKey(), header.getValue().read());
                } catch (IllegalArgumentException e) {
                    // OkHttp's message would quote the value.
                    throw new FeedException(
                            "credentials-missing",
                            "The value of the header "
                                    + header.getKey()
                                    + " has characters that a header cannot carry.");
                }
            }
        }
        if (validators != null) {
            if (validators.etag() != null) {
                headers.set("If-None-Match", validators.etag());
            }
            if (validators.lastModified() != null) {
                headers.set("If-Modified-Since", validators.lastModified());
            }
        }
        try {
            return new Request.Builder().url(uri.toString()).headers(headers.build()).build();
        } catch (IllegalArgumentException e) {
            throw new FeedException("bad-address", "Not an address: " + place(uri), e);
        }
    }

    private URI target(URI from, Response response) throws FeedException {
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

    private static FeedException refused(URI at, Response response) {
        int code = response.code();
        if (code == 204 || code == 205) {
            return new FeedException("empty", place(at) + " answered that it has no content.");
        }
        String meaning =
                switch (code) {
                    case 401 -> " (it wants credentials, or does not accept ours)";
                    case 403 -> " (it does not allow us)";
                    case 404, 410 -> " (there is nothing at this address)";
                    case 429 -> " (we ask too often)";
                    case 503 -> " (it is overloaded or being serviced)";
                    default -> code >= 500 ? " (it has a fault)" : "";
                };
        return new FeedException(
                "http-" + code,
                place(at) + " answered " + code + meaning + ".",
                retryAfter(response),
                null);
    }

    private static @Nullable Duration retryAfter(Response response) {
        String value = response.header("Retry-After");
        if (value == null || !value.strip().matches("\\d{1,6}")) {
            return null;
        }
        return Duration.ofSeconds(Long.parseLong(value.strip()));
    }

    private static @Nullable Charset charset(Response response) {
        String type = response.header("Content-Type");
        MediaType media = type == null ? null : MediaType.parse(type);
        return media == null ? null : media.charset(null);
    }

    /// An address without its query, which may hold a key.
    public static String place(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return uri.getScheme() + "://" + uri.getRawAuthority() + path;
    }

    private static String origin(URI uri) {
        int port = uri.getPort();
        if (port < 0) {
            port = "https".equals(uri.getScheme()) ? 443 : 80;
        }
        return (uri.getScheme() + "://" + uri.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }
}
