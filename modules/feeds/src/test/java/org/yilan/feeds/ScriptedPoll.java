package org.yilan.feeds;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.situation.model.GeoPoint;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A poll whose upstream is a map of documents.
public final class ScriptedPoll implements Poll {
    public static final URI ROOT = URI.create("http://upstream.test/");

    public final List<Observation> observations = new ArrayList<>();
    public final List<Remark> ignored = new ArrayList<>();
    public final List<Remark> refused = new ArrayList<>();
    public final List<URI> asked = new ArrayList<>();
    public boolean complete = true;
    private final List<Runnable> onRecorded = new ArrayList<>();
    private final Map<URI, byte[]> documents = new HashMap<>();
    private final Map<String, byte[]> byPath = new HashMap<>();
    private final Set<URI> unchanged = new HashSet<>();
    private FeedConfig config;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    public ScriptedPoll(String format, String path) {
        config =
                FeedConfig.of(
                        "test",
                        "测试",
                        format,
                        ROOT.resolve(path),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5));
    }

    public ScriptedPoll option(String key, String value) {
        Map<String, String> options = new HashMap<>(config.options());
        options.put(key, value);
        config = config.withOptions(options);
        return this;
    }

    public ScriptedPoll at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    public ScriptedPoll with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public ScriptedPoll with(String path, byte[] body) {
        documents.put(ROOT.resolve(path), body);
        return this;
    }

    /// Answers with this whatever stands behind the question mark.
    public ScriptedPoll withAnyQuery(String path, byte[] body) {
        byPath.put(path, body);
        return this;
    }

    /// From now on the upstream says that this document is what was recorded.
    public ScriptedPoll unchanged(String path) {
        unchanged.add(ROOT.resolve(path));
        return this;
    }

    public ScriptedPoll by(FeedAdapter adapter) throws FeedException {
        adapter.poll(this);
        return this;
    }

    public ScriptedPoll recorded() {
        onRecorded.forEach(Runnable::run);
        onRecorded.clear();
        return this;
    }

    public void clear() {
        observations.clear();
        ignored.clear();
        refused.clear();
        asked.clear();
        complete = true;
    }

    public <T extends Observation> List<T> all(Class<T> type) {
        return observations.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public <T extends Observation> T only(Class<T> type) {
        List<T> all = all(type);
        if (all.size() != 1) {
            throw new AssertionError(
                    "expected one "
                            + type.getSimpleName()
                            + ", got "
                            + all
                            + "; refused "
                            + refused);
        }
        return all.getFirst();
    }

    @Override
    public FeedConfig config() {
        return config;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Optional<Document> get(URI uri) throws FeedException {
        asked.add(uri);
        if (unchanged.contains(uri)) {
            return Optional.empty();
        }
        byte[] body = documents.getOrDefault(uri, byPath.get(uri.getPath()));
        if (body == null) {
            throw new FeedException("http-404", "nothing at " + uri);
        }
        return Optional.of(new Document(uri, body, null));
    }

    @Override
    public boolean mayFollow(URI uri) {
        return ROOT.getHost().equals(uri.getHost())
                || config.options()
                        .getOrDefault("hosts", "")
                        .contains(String.valueOf(uri.getHost()));
    }

    @Override
    public void saw(Observation observation) {
        observations.add(observation);
    }

    @Override
    public void ignored(String path, String reason) {
        ignored.add(new Remark(path, reason));
    }

    @Override
    public void refused(String path, String reason) {
        refused.add(new Remark(path, reason));
    }

    @Override
    public void incomplete() {
        complete = false;
    }

    @Override
    public void onRecorded(Runnable action) {
        onRecorded.add(action);
    }

    @Override
    public String division(@Nullable GeoPoint point) {
        return point == null ? "" : "310115";
    }
}
