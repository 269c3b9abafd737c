package org.yilan.feeds;

import org.yilan.feeds.spi.FeedAdapter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// The upstream formats on the module path. Immutable, any thread.
public final class FeedFormats {
    private final List<ServiceLoader.Provider<FeedAdapter>> providers;

    private FeedFormats(List<ServiceLoader.Provider<FeedAdapter>> providers) {
        this.providers = List.copyOf(providers);
    }

    /// Looks them up.
    public static FeedFormats installed() {
        return new FeedFormats(ServiceLoader.load(FeedAdapter.class).stream().toList());
    }

    /// Their names, in order.
    public List<String> names() {
        return providers.stream()
                .map(p -> p.get().format())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /// A new adapter, for one feed, of the format of that name.
    public Optional<FeedAdapter> adapter(String format) {
        return providers.stream()
                .map(ServiceLoader.Provider::get)
                .filter(a -> a.format().equals(format))
                .findFirst();
    }
}
