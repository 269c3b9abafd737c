package org.yilan.feeds.spi;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The contents of the documents that a feed is made of, for formats that tell what a thing is in one document and how it is
/// in another: when only one of them has changed, the other is needed too. One thread.
///
/// @param <T> what a document is read into
public final class Remembered<T> {
    private record Known<T>(URI uri, T content) {}

    /// Reads a document.
    @FunctionalInterface
    public interface Reader<T> {
        T read(Document document) throws FeedException;
    }

    private final Map<String, Known<T>> known = new HashMap<>();

    /// Knows nothing yet.
    public Remembered() {}

    /// What the document at `uri` says now: as fetched, or as recorded when it has not changed since. Empty when it has not
    /// changed and is not known, which happens only to a feed that never recorded it.
    ///
    /// @param role what the document is for; a role keeps one document only, however often its address changes
    public Optional<T> get(String role, URI uri, Poll poll, Reader<T> reader) throws FeedException {
        Optional<Document> document = poll.get(uri);
        if (document.isEmpty()) {
            return Optional.ofNullable(known.get(role))
                    .filter(k -> k.uri().equals(uri))
                    .map(Known::content);
        }
        T content = reader.read(document.get());
        poll.onRecorded(() -> known.put(role, new Known<>(uri, content)));
        return Optional.of(content);
    }
}
