package org.yilan.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The words in `translations/<family>_<language>.properties` of every family that `translations/index.txt` names.
///
/// A sentence without arguments is taken as it is. One with arguments follows [MessageFormat]; there an apostrophe is
/// written twice, and a number that is not to be grouped (`2413`) is passed as a string.
public final class PropertiesTexts implements Texts {
    private static final System.Logger LOG = System.getLogger(PropertiesTexts.class.getName());

    private final Map<String, Map<String, String>> languages;
    private final Predicate<Locale> displayable;
    private final ReadOnlyObjectWrapper<Locale> locale = new ReadOnlyObjectWrapper<>();
    private volatile Locale current;

    /// Sentences with arguments, read once: lists fill in some of them for every row of every frame.
    private final Map<Sentence, MessageFormat> formats = new ConcurrentHashMap<>();

    private record Sentence(Locale locale, String pattern) {}

    /// Reads all words.
    ///
    /// @param locale the language to begin with, `zh` or `en`
    /// @param displayable whether a language can be shown ([Fonts#shows]); one that cannot is never switched to
    public PropertiesTexts(Assets assets, Locale locale, Predicate<Locale> displayable) {
        this.languages = Map.of("zh", read(assets, "zh"), "en", read(assets, "en"));
        this.displayable = displayable;
        this.current = displayable.test(locale) ? locale : Locale.ENGLISH;
        this.locale.set(current);
        if (!current.equals(locale)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "No font on this machine can show {0}: English is used instead.",
                    locale.getDisplayLanguage(Locale.ENGLISH));
        }
    }

    /// All languages displayable.
    public PropertiesTexts(Assets assets, Locale locale) {
        this(assets, locale, l -> true);
    }

    private static Map<String, String> read(Assets assets, String language) {
        Map<String, String> words = new HashMap<>();
        for (String family : families(assets)) {
            String path = "translations/" + family + "_" + language + ".properties";
            if (!assets.has(path)) {
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "{0} is named in translations/index.txt and missing",
                        path);
                continue;
            }
            try {
                Properties file = new Properties();
                file.load(new StringReader(assets.text(path)));
                file.forEach((key, value) -> words.put((String) key, (String) value));
            } catch (IOException | IllegalArgumentException e) {
                throw new UncheckedIOException(path, new IOException(e));
            }
        }
        return Map.copyOf(words);
    }

    /// The families of `translations/index.txt`, in its order.
    static List<String> families(Assets assets) {
        try {
            return assets.text("translations/index.txt")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("translations/index.txt", e);
        }
    }

    private Map<String, String> words() {
        return languages.getOrDefault(current.getLanguage(), Map.of());
    }

    @Override
    public String get(String key, @Nullable Object... arguments) {
        String pattern = words().get(key);
        if (pattern == null) {
            return arguments.length == 0 ? key : key + Arrays.toString(arguments);
        }
        if (arguments.length == 0) {
            return pattern;
        }
        MessageFormat format =
                formats.computeIfAbsent(
                        new Sentence(current, pattern),
                        f -> new MessageFormat(f.pattern, f.locale));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    @Override
    public StringBinding bind(String key, Object... arguments) {
        return Bindings.createStringBinding(() -> get(key, arguments), locale);
    }

    @Override
    public boolean has(String key) {
        return words().containsKey(key);
    }

    @Override
    public Locale locale() {
        return current;
    }

    @Override
    public ReadOnlyObjectProperty<Locale> localeProperty() {
        return locale.getReadOnlyProperty();
    }

    @Override
    public void use(Locale locale) {
        if (!languages.containsKey(locale.getLanguage()) || !displayable.test(locale)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} cannot be shown here; the language stays {1}",
                    locale,
                    current);
            return;
        }
        current = locale;
        this.locale.set(locale);
    }
}
