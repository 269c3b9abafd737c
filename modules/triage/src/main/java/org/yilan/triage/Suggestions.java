package org.yilan.triage;

import org.yilan.situation.advice.Score;
import org.yilan.situation.advice.Suggestion;
import org.yilan.situation.advice.Suggestion.Basis;
import org.yilan.situation.model.IncidentReport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who may be responsible for an incident and what it may be, learned one answer at a time, and judged by each answer before it
/// is learned. A person decides. Any thread may call anything.
public final class Suggestions {
    /// As one reads at a glance.
    public static final int MOST = 3;

    /// Fewer than this are no habit.
    private static final int ENOUGH = 3;

    private static final int MOST_WORDS = 3;
    private static final String WORD = "w:";

    private final Words words;
    private final NaiveBayes units = new NaiveBayes();
    private final NaiveBayes categories = new NaiveBayes();
    private final Calibration unitsTrust = new Calibration();
    private final Calibration categoriesTrust = new Calibration();
    private final Rolling rolling = new Rolling();

    Suggestions(Words words) {
        this.words = words;
    }

    /// An own one, for measuring.
    public static Suggestions alone() {
        return new Suggestions(new Words());
    }

    /// Who may be responsible, the likeliest first, at most [#MOST].
    public synchronized List<Suggestion> units(IncidentReport report) {
        Map<String, String> said = words.of(Words.text(report));
        return suggest(units, unitsTrust, features(report, said), report, said);
    }

    /// What it may be, by its words alone, the likeliest first, at most [#MOST].
    public synchronized List<Suggestion> categories(IncidentReport report) {
        Map<String, String> said = words.of(Words.text(report));
        return suggest(categories, categoriesTrust, words(said), report, said);
    }

    /// An incident was given to a unit: judges what would have been suggested, then learns it.
    public synchronized void assigned(IncidentReport report, String unit) {
        Set<String> features = features(report, words.of(Words.text(report)));
        if (units.examples() > 0) {
            rolling.judged(judge(units, unitsTrust, features, unit));
        }
        units.learn(unit, features);
    }

    /// Learns without judging: the same answer for what was said anew.
    synchronized void learned(IncidentReport report, String unit) {
        units.learn(unit, features(report, words.of(Words.text(report))));
    }

    /// A unit that had it has it no more: it was sent back, or given to another.
    public synchronized void takenBack(IncidentReport report, String unit) {
        units.unlearn(unit, features(report, words.of(Words.text(report))));
    }

    /// Upstream said what an incident is.
    synchronized void reported(IncidentReport report) {
        if (report.category().isBlank()) {
            return;
        }
        Set<String> features = words(words.of(Words.text(report)));
        if (categories.examples() > 0) {
            judge(categories, categoriesTrust, features, report.category());
        }
        categories.learn(report.category(), features);
    }

    /// Upstream took back what it said.
    synchronized void unreported(IncidentReport report) {
        categories.unlearn(report.category(), words(words.of(Words.text(report))));
    }

    /// How good the last suggestions of units were.
    public synchronized Score score() {
        return rolling.score();
    }

    private static int judge(
            NaiveBayes model, Calibration trust, Set<String> features, String answer) {
        List<NaiveBayes.Ranked> ranked = model.rank(features);
        trust.judged(lead(ranked), ranked.getFirst().label().equals(answer));
        for (int place = 0; place < Math.min(MOST, ranked.size()); place++) {
            if (ranked.get(place).label().equals(answer)) {
                return place;
            }
        }
        return -1;
    }

    private static double lead(List<NaiveBayes.Ranked> ranked) {
        return ranked.size() < 2 ? 0 : ranked.getFirst().score() - ranked.get(1).score();
    }

    private List<Suggestion> suggest(
            NaiveBayes model,
            Calibration trust,
            Set<String> features,
            IncidentReport report,
            Map<String, String> said) {
        List<NaiveBayes.Ranked> ranked = model.rank(features);
        if (ranked.isEmpty()) {
            return List.of();
        }
        double first = trust.confidence(lead(ranked));
        // The others share what is left, by their odds among themselves.
        double rest = 0;
        for (int n = 1; n < ranked.size(); n++) {
            rest += Math.exp(ranked.get(n).score() - ranked.get(1).score());
        }
        List<Suggestion> found = new ArrayList<>();
        for (int n = 0; n < Math.min(MOST, ranked.size()); n++) {
            double share =
                    n == 0
                            ? first
                            : (1 - first)
                                    * Math.exp(ranked.get(n).score() - ranked.get(1).score())
                                    / rest;
            found.add(because(model, ranked.get(n).label(), share, report, said));
        }
        return found;
    }

    private static Suggestion because(
            NaiveBayes model,
            String label,
            double share,
            IncidentReport report,
            Map<String, String> said) {
        List<String> telling = telling(model, label, said.keySet());
        String like = both(report);
        Basis basis = Basis.CATEGORY_AND_DISTRICT;
        if (model.with(like) < ENOUGH) {
            like = category(report);
            basis = Basis.CATEGORY;
        }
        if (model.with(like) < ENOUGH) {
            like = telling.isEmpty() ? "" : WORD + telling.getFirst();
            basis = Basis.WORDS;
        }
        return new Suggestion(
                label,
                share,
                model.with(like, label),
                model.with(like),
                basis,
                telling.stream().map(stem -> said.getOrDefault(stem, stem)).toList());
    }

    /// The words that speak most for an answer: more frequent with it than elsewhere, and not seen once only.
    private static List<String> telling(NaiveBayes model, String label, Set<String> stems) {
        record Telling(String stem, double weight) {}
        List<Telling> found = new ArrayList<>();
        for (String stem : stems) {
            int here = model.with(WORD + stem, label);
            double usual = (double) model.with(WORD + stem) / Math.max(1, model.examples());
            double lift = here / (usual * Math.max(1, model.examples(label)));
            if (here >= 2 && lift > 1.2) {
                found.add(new Telling(stem, here * Math.log(lift)));
            }
        }
        return found.stream()
                .sorted(
                        Comparator.comparingDouble(Telling::weight)
                                .reversed()
                                .thenComparing(Telling::stem))
                .limit(MOST_WORDS)
                .map(Telling::stem)
                .toList();
    }

    private static Set<String> features(IncidentReport report, Map<String, String> said) {
        Set<String> features = words(said);
        features.add(category(report));
        features.add("d:" + report.place().division());
        features.add(both(report));
        return features;
    }

    private static Set<String> words(Map<String, String> said) {
        Set<String> features = new LinkedHashSet<>();
        said.keySet().forEach(stem -> features.add(WORD + stem));
        return features;
    }

    private static String category(IncidentReport report) {
        return "c:" + report.category();
    }

    private static String both(IncidentReport report) {
        return "cd:" + report.category() + "|" + report.place().division();
    }
}
