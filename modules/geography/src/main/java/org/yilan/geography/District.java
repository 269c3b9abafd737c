package org.yilan.geography;

import org.yilan.situation.model.GeoPoint;

import java.util.Locale;

/// An administrative division with its area.
///
/// @param code GB/T 2260, six digits
/// @param zh name in Chinese, `浦东新区`
/// @param en name in English, `Pudong`
/// @param label where its name fits best
public record District(String code, String zh, String en, Outline outline, GeoPoint label) {
    /// The name in a language: Chinese for `zh`, English for every other.
    public String name(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }

    public boolean contains(GeoPoint point) {
        return outline.contains(point);
    }
}
