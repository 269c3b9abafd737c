package org.yilan.feeds.http;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.transport.Transport;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/// Fetches the documents of one feed over HTTP, under all limits that a stranger's server may need. Used by one thread at a
/// time; [#close] by any.
///
/// It remembers the validators (ETag, Last-Modified) of what was fetched and a digest of its content, but only after
/// [#recorded] has said that the content is safe: what was fetched and lost must be fetched again. Most upstreams send the
/// same bytes again and no validators; those are not given to the adapter twice.
public final class Fetcher implements Transport {
    private static final int MAX_KNOWN = 2_000;

    private final FeedConfig config;
    private final HttpAccess access;
    private final Map<URI, Known> known = new LinkedHashMap<>();
    private final Map<URI, Known> fresh = new LinkedHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private int documents;
    private long bytes;
    private long waited;
    private @Nullable Duration goodFor;

    /// What is known of a document.
    ///
    /// @param content a digest of all that its reading depends on
    private record Known(@Nullable String etag, @Nullable String lastModified, String content) {
        boolean any() {
            return etag != null || lastModified != null;
        }
    }

    /// @param shared see [HttpAccess#client]
    public Fetcher(FeedConfig config, OkHttpClient shared) {
        this.config = config;
        this.access = new HttpAccess(config, shared);
    }

    @Override
    public boolean asks() {
        return true;
    }

    @Override
    public void begin() {
        fresh.clear();
        documents = 0;
        bytes = 0;
        waited = 0;
        goodFor = null;
    }

    @Override
    public void read(Reading reading, BiConsumer<String, String> refused) throws FeedException {
        reading.read();
    }

    /// A document with a refused item is fetched in full the next time too.
    @Override
    public void recorded(boolean usable) {
        if (!usable) {
            return;
        }
        known.putAll(fresh);
        fresh.clear();
        var oldest = known.keySet().iterator();
        while (known.size() > MAX_KNOWN && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    @Override
    public void forget() {
        known.clear();
    }

    @Override
    public Traffic traffic() {
        return new Traffic(documents, bytes, waited);
    }

    /// Of several documents the one that may change first counts.
    @Override
    public Duration goodFor() {
        return goodFor == null ? Duration.ZERO : goodFor;
    }

    @Override
    public boolean heard() {
        return true;
    }

    @Override
    public Backlog backlog() {
        return Backlog.NONE;
    }

    @Override
    public boolean await(Duration most) throws InterruptedException {
        return !closed.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
        access.cancel();
    }

    @Override
    public boolean mayFollow(URI uri) {
        return access.mayFollow(uri);
    }

    @Override
    public Optional<Document> get(URI uri) throws FeedException {
        long start = System.nanoTime();
        try {
            return fetched(uri);
        } finally {
            waited += System.nanoTime() - start;
        }
    }

    private Optional<Document> fetched(URI uri) throws FeedException {
        Known before = known.get(uri);
        HttpAccess.Answer answer = access.open(uri, headers(before), false, config.timeout());
        try (answer) {
            Response response = answer.response();
            int code = response.code();
            if (code == 304 && before != null && before.any()) {
                note(response);
                return Optional.empty();
            }
            if (code != 200) {
                throw HttpAccess.refused(answer);
            }
            byte[] body;
            try {
                body = BodyReader.read(response, config.maxBytes());
            } catch (FeedException e) {
                // Without this, closing the response would first read on through what is too much
                // already.
                answer.call().cancel();
                throw e;
            }
            bytes += body.length;
            note(response);
            Charset charset = charset(response);
            Known now =
                    new Known(
                            response.header("ETag"),
                            response.header("Last-Modified"),
                            digest(answer.at(), charset, body));
            fresh.put(uri, now);
            if (before != null && before.content().equals(now.content())) {
                return Optional.empty();
            }
            // What comes now replaces what was recorded, in part at least: should the old content
            // come back after it, it is news.
            known.remove(uri);
            documents++;
            return Optional.of(new Document(answer.at(), body, charset));
        } catch (IOException e) {
            throw access.fault(e, answer.at(), config.timeout());
        }
    }

    private void note(Response response) {
        Duration good = Freshness.goodFor(response);
        if (goodFor == null || good.compareTo(goodFor) < 0) {
            goodFor = good;
        }
    }

    /// Links in it are relative to where it was found, and its letters depend on what the answer says of them.
    private static String digest(URI at, @Nullable Charset charset, byte[] body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((at + " " + charset + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static Map<String, String> headers(@Nullable Known validators) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept-Encoding", "gzip");
        headers.put("Accept", "application/json, application/xml, application/atom+xml, */*;q=0.5");
        if (validators != null) {
            if (validators.etag() != null) {
                headers.put("If-None-Match", validators.etag());
            }
            if (validators.lastModified() != null) {
                headers.put("If-Modified-Since", validators.lastModified());
            }
        }
        return headers;
    }

    private static @Nullable Charset charset(Response response) {
        String type = response.header("Content-Type");
        MediaType media = type == null ? null : MediaType.parse(type);
        return media == null ? null : media.charset(null);
    }
}
