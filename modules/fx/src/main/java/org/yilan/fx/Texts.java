package org.yilan.fx;

import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;

import java.util.Locale;

/// The program's words in the chosen language. FX thread, except [#get] and [#locale], which any thread may call.
public interface Texts {
    /// The sentence for a key with its arguments put in ({@code {0}}, {@code {1}}, see [java.text.MessageFormat]). A
    /// missing key gives the key itself, so that it shows.
    String get(String key, Object... arguments);

    /// As [#get], and follows the language.
    StringBinding bind(String key, Object... arguments);

    /// Whether there is a sentence for the key.
    boolean has(String key);

    /// `zh` or `en`.
    Locale locale();

    ReadOnlyObjectProperty<Locale> localeProperty();

    /// Switches the language of everything on screen.
    void use(Locale locale);
}
