package org.yilan.audit;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.OrderWords;
import org.yilan.fx.Texts;
import org.yilan.fx.TimelineWords;
import org.yilan.journal.JournalFile;
import org.yilan.journal.JournalLine;
import org.yilan.journal.Note;
import org.yilan.situation.Recorded;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.ResponseLevel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Puts rows of a journal into words: those of an incident's story as the queue says them, orders as the wall does.
final class HistoryWords implements OrderWords.Names {
    private final JournalFile journal;
    private final Texts texts;
    private final Privacy privacy;
    private final TimelineWords story;
    private final OrderWords orders;
    private final Map<String, String> feeds = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();

    HistoryWords(JournalFile journal, Texts texts, Privacy privacy) {
        this.journal = journal;
        this.texts = texts;
        this.privacy = privacy;
        this.story = new TimelineWords(texts, this::who);
        this.orders = new OrderWords(texts);
    }

    /// Whether a row is of the kind that machines say by the thousand.
    static boolean routine(JournalLine line) {
        return switch (line.type()) {
            case "ReadingTaken", "SensorDescribed", "FacilityReported", "RoadEventReported" -> true;
            default -> line.note().map(Note::keyframe).isPresent();
        };
    }

    /// Whether a row was invented, or shows that an exercise is on.
    static boolean simulated(JournalLine line) {
        return line.event()
                .map(Recorded::event)
                .filter(
                        e ->
                                switch (e) {
                                    case Event.IncidentReported r -> r.report().simulated();
                                    case Event.IncidentRevised r -> r.report().simulated();
                                    case Event.EarthquakeObserved q -> q.report().simulated();
                                    case Event.FacilityReported f -> f.facility().simulated();
                                    case Event.RoadEventReported r -> r.event().simulated();
                                    case Event.AlertPublished a ->
                                            a.alert().status() != Alert.Status.ACTUAL;
                                    default -> false;
                                })
                .isPresent();
    }

    /// The line for a row, empty for a command whose events tell what it did.
    Optional<HistoryLine> line(JournalLine row) {
        if (row.event().isPresent()) {
            return Optional.of(event(row, row.event().get()));
        }
        if (row.outcome().isPresent() && row.command().isPresent()) {
            return command(row, row.command().get(), row.outcome().get());
        }
        if (row.note().isPresent()) {
            return Optional.of(note(row, row.note().get()));
        }
        return Optional.of(line(row, "", texts.get("audit_unknown", row.type()), "", ""));
    }

    private HistoryLine event(JournalLine row, Recorded recorded) {
        Event event = recorded.event();
        String cause = who(recorded.cause());
        String outcome =
                texts.get(
                        journal.accepted(recorded.cause())
                                ? "audit_outcome_accepted"
                                : "audit_outcome_recorded");
        Optional<TimelineWords.Entry> told = story.entry(recorded);
        if (told.isPresent() && event instanceof Event.OnIncident about) {
            TimelineWords.Entry entry = told.get();
            String what = texts.get("audit_about", entry.what(), incident(about.incident()));
            IncidentReport report =
                    switch (event) {
                        case Event.IncidentReported e -> e.report();
                        case Event.IncidentRevised e -> e.report();
                        default -> null;
                    };
            String details = report == null ? "" : details(report);
            return line(
                    row,
                    entry.by().isEmpty() ? cause : entry.by(),
                    details.isEmpty() ? what : texts.get("audit_details", what, details),
                    entry.why(),
                    outcome);
        }
        return switch (event) {
            case Event.LevelDeclared e -> level(row, e.level(), "audit_did_LevelDeclared", outcome);
            case Event.LevelProposed e ->
                    level(row, e.proposal().level(), "audit_did_LevelProposed", outcome);
            case Event.LevelEnded e ->
                    line(
                            row,
                            who(e.by()),
                            texts.get(
                                    "audit_did_LevelEnded",
                                    place(e.key().division()),
                                    word("hazard.", e.key().hazard())),
                            e.reason(),
                            outcome);
            case Event.ProposalWithdrawn e ->
                    line(
                            row,
                            who(e.by()),
                            texts.get(
                                    "audit_did_ProposalWithdrawn",
                                    proposal(e.proposal()).map(this::level).orElse(e.proposal())),
                            e.reason(),
                            outcome);
            default -> line(row, cause, said(event), "", outcome);
        };
    }

    /// What is published or measured, and by nobody of the room.
    private String said(Event event) {
        return switch (event) {
            case Event.AlertPublished e ->
                    texts.get(
                            "audit_did_Alert_" + e.alert().kind(),
                            e.alert().senderName(),
                            headline(e.alert()));
            case Event.StormObserved e ->
                    texts.get(
                            "audit_did_StormObserved",
                            chinese() || e.englishName().isEmpty() ? e.name() : e.englishName(),
                            String.format(
                                    java.util.Locale.ROOT,
                                    "%.1f, %.1f",
                                    e.point().centre().lat(),
                                    e.point().centre().lon()));
            case Event.StormForecast e ->
                    texts.get("audit_did_StormForecast", e.storm(), e.forecast().agency());
            case Event.EarthquakeObserved e -> quake(e.report());
            case Event.FeedHealthChanged e ->
                    texts.get(
                            "audit_did_FeedHealth_" + e.health().state(),
                            e.health().name(),
                            e.health().detail());
            case Event.ExerciseMarked e ->
                    texts.get(
                            "audit_did_ExerciseMarked",
                            e.exercise().name(texts.locale().getLanguage()));
            case Event.LimitsSet e -> texts.get("audit_did_LimitsSet");
            case Event.SensorDescribed e ->
                    texts.get("audit_did_SensorDescribed", e.sensor().name());
            case Event.ReadingTaken e ->
                    texts.get(
                            "audit_did_ReadingTaken",
                            e.reading().sensor(),
                            Double.toString(e.reading().value()));
            case Event.FacilityReported e ->
                    texts.get(
                            "audit_did_FacilityReported",
                            e.facility().name(),
                            e.facility().status());
            case Event.RoadEventReported e ->
                    texts.get("audit_did_RoadEventReported", e.event().road(), e.event().words());
            default -> event.getClass().getSimpleName();
        };
    }

    private String quake(Earthquake report) {
        Earthquake.Hypocentre h = report.hypocentre();
        return texts.get(
                "audit_did_Earthquake_"
                        + (report.stage() == Earthquake.Stage.CANCELLED ? "CANCELLED" : "OBSERVED"),
                h.name(),
                Double.isNaN(h.magnitude()) ? "–" : Double.toString(h.magnitude()));
    }

    private HistoryLine level(JournalLine row, ResponseLevel l, String key, String outcome) {
        String who = l.second().isEmpty() ? who(l.by()) : who(l.by()) + " + " + who(l.second());
        return line(row, who, texts.get(key, l.issuer(), level(l)), l.reason(), outcome);
    }

    private String level(ResponseLevel l) {
        return place(l.division())
                + " "
                + word("hazard.", l.hazard())
                + " "
                + word("level.", l.level().code());
    }

    private Optional<HistoryLine> command(
            JournalLine row, CommandEnvelope envelope, Outcome outcome) {
        String said =
                switch (outcome) {
                    case Outcome.Accepted a -> {
                        if (journal.hasEvents(a)) {
                            yield null;
                        }
                        yield texts.get("audit_outcome_nothing");
                    }
                    case Outcome.Refused r -> texts.get("audit_outcome_refused", orders.why(r));
                };
        return said == null
                ? Optional.empty()
                : Optional.of(
                        line(
                                row,
                                who(envelope.by()),
                                texts.get("audit_order", orders.of(envelope.command(), this)),
                                envelope.reason(),
                                said));
    }

    private HistoryLine note(JournalLine row, Note note) {
        String who = "";
        String what;
        String why = "";
        Note.Seal sealed = note.sealed();
        Note.Salvaged salvaged = note.salvaged();
        Note.Exported exported = note.exported();
        if (exported != null) {
            who = exported.by();
            what = texts.get("audit_note_exported", exported.what());
            why = exported.reason();
        } else if (salvaged != null) {
            what =
                    texts.get(
                            "audit_note_salvaged",
                            salvaged.fault(),
                            Long.toString(salvaged.events()),
                            salvaged.kept());
        } else if (sealed != null) {
            what = texts.get("audit_note_sealed", Long.toString(sealed.events()));
        } else {
            what = texts.get("audit_note_keyframe");
        }
        return line(row, who, what, why, texts.get("audit_outcome_recorded"));
    }

    private HistoryLine line(JournalLine row, String who, String what, String why, String outcome) {
        return new HistoryLine(
                row.link(), row.seq(), row.at(), who, what, privacy.text(why), outcome, row.hash());
    }

    /// Category, place and, where it may be said, who called.
    private String details(IncidentReport r) {
        String where = (place(r.place().division()) + " " + privacy.address(r)).strip();
        String details = word("category.", r.category()) + (where.isEmpty() ? "" : " · " + where);
        String caller = privacy.caller(r);
        return caller.isEmpty() ? details : details + " · " + caller;
    }

    @Override
    public String incident(String id) {
        return titles.computeIfAbsent(
                id,
                i ->
                        journal.report(i)
                                .map(r -> texts.get("audit_incident", r.title(), number(r)))
                                .orElse(i));
    }

    /// What one says on the telephone.
    static String number(IncidentReport r) {
        String feed = r.feed() + ":";
        return r.id().startsWith(feed) ? r.id().substring(feed.length()) : r.id();
    }

    @Override
    public Optional<ResponseLevel> proposal(String id) {
        return journal.proposal(id);
    }

    private String who(@Nullable String by) {
        return by == null || by.isEmpty()
                ? ""
                : feeds.computeIfAbsent(by, b -> journal.feedName(b).orElse(b));
    }

    private String headline(Alert alert) {
        return alert.texts().isEmpty()
                ? word("hazard.", alert.hazard())
                : alert.text(texts.locale().getLanguage()).headline();
    }

    private boolean chinese() {
        return texts.locale().getLanguage().equals("zh");
    }

    private String place(String division) {
        String full = "district.full." + division;
        return texts.has(full) ? texts.get(full) : word("district.", division);
    }

    private String word(String family, String code) {
        return texts.has(family + code) ? texts.get(family + code) : code;
    }
}
