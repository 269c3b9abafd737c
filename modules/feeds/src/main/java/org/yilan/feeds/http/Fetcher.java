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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/// Fetches the documents of one feed over HTTP, under all limits that a stranger's server may need. Used by one thread at a
/// time; [#close] by any.
///
/// It remembers the validators (ETag, Last-Modified) of what was fetched, but only after [#recorded] has said that the
/// content is safe: what was fetched and lost must be fetched again.
public final class Fetcher implements Transport {
    private static final int MAX_VALIDATORS = 2_000;

    private final FeedConfig config;
    private final HttpAccess access;
    private final Map<URI, Validators> known = new LinkedHashMap<>();
    private final Map<URI, Validators> fresh = new LinkedHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private int documents;
    private long bytes;
    private long waited;
    private @Nullable Duration goodFor;

    private record Validators(@Nullable String etag, @Nullable String lastModified) {
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
        while (known.size() > MAX_VALIDATORS && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
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
        Validators validators = known.get(uri);
        HttpAccess.Answer answer = access.open(uri, headers(validators), false, config.timeout());
        try (answer) {
            Response response = answer.response();
            int code = response.code();
            if (code == 304 && validators != null && validators.any()) {
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
            documents++;
            bytes += body.length;
            note(response);
            fresh.put(
                    uri, new Validators(response.header("ETag"), response.header("Last-Modified")));
            return Optional.of(new Document(answer.at(), body, charset(response)));
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

    private static Map<String, String> headers(@Nullable Validators validators) {
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
