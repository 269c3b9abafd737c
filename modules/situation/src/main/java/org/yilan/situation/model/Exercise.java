package org.yilan.situation.model;

/// Says that what is on screen is not, or not all, real.
///
/// @param scenario the scenario's id, e.g. `bebinca-2024`
/// @param name for the screen, in Chinese, as `note`; `englishName` and `englishNote` in English
/// @param note what is real in it and what was invented
public record Exercise(
        String scenario, String name, String note, String englishName, String englishNote) {

    /// The name in a language, Chinese unless `en`.
    public String name(String language) {
        return language.equals("en") ? englishName : name;
    }

    /// The note in a language, Chinese unless `en`.
    public String note(String language) {
        return language.equals("en") ? englishNote : note;
    }
}
