package org.yilan.queue;

import org.yilan.fx.Texts;
import org.yilan.situation.advice.Candidate;
import org.yilan.situation.advice.Score;
import org.yilan.situation.advice.Suggestion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reasons of suggestions in words. FX thread.
final class AdviceWords {
    private final Texts texts;

    AdviceWords(Texts texts) {
        this.texts = texts;
    }

    /// `83%`.
    static String percent(double share) {
        return Math.round(share * 100) + "%";
    }

    /// Why two may tell of the same thing, as it goes into the record.
    String why(Candidate c) {
        List<String> parts = new ArrayList<>();
        Double metres = c.metres();
        if (metres != null) {
            parts.add(texts.get("queue_alike_metres", Long.toString(Math.round(metres))));
        }
        parts.add(texts.get("queue_alike_minutes", Long.toString(c.minutes())));
        if (c.sameCategory()) {
            parts.add(texts.get("queue_alike_category"));
        }
        if (!c.words().isEmpty()) {
            parts.add(texts.get("queue_alike_words", words(c.words())));
        }
        return String.join(texts.get("queue_alike_and"), parts);
    }

    /// Why an answer is suggested: how sure, from how many, by which words.
    String why(Suggestion s) {
        List<String> parts = new ArrayList<>();
        parts.add(percent(s.confidence()));
        if (s.among() > 0) {
            parts.add(
                    texts.get(
                            "queue_like_" + s.basis().name().toLowerCase(Locale.ROOT),
                            Integer.toString(s.like()),
                            Integer.toString(s.among())));
        }
        if (!s.words().isEmpty()) {
            parts.add(texts.get("queue_like_by", words(s.words())));
        }
        return String.join(" · ", parts);
    }

    /// How good suggestions of units have been lately.
    String score(Score s) {
        return texts.get(
                "queue_advice_score",
                Integer.toString(s.judged()),
                percent((double) s.first() / s.judged()),
                percent((double) s.firstThree() / s.judged()));
    }

    private String words(List<String> words) {
        return String.join(texts.get("queue_alike_comma"), words);
    }
}
