package org.yilan.feeds.cap;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.AlertText;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.Grade;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one `<alert>`. What identifies a message must be there, or it is refused whole; a faulty shape or colour is
/// refused alone, because a warning with half its polygons is better than none.
final class CapReader {
    /// The namespace of the Chinese national profile.
    static final String NATIONAL = "http://com.icss.amp";

    private final Poll poll;
    private final Values values;
    private final String envelope;

    CapReader(Poll poll) {
        this(poll, "");
    }

    /// @param envelope the status of the EDXL-DE envelope around the message, empty without one: a message that calls itself
    ///     actual inside the envelope of an exercise was sent for the exercise
    CapReader(Poll poll, String envelope) {
        this.poll = poll;
        this.values = Values.of(poll);
        this.envelope = envelope;
    }

    /// What the message says; empty when it is for nobody here.
    Optional<Observation> read(XmlElement alert) throws Refusal {
        boolean national = alert.namespace().startsWith(NATIONAL);
        if (!national && !cap(alert.namespace())) {
            throw new Refusal(
                    alert.path(), "not a CAP namespace: " + Values.quoted(alert.namespace()));
        }
        String identifier = alert.requiredLine("identifier");
        String sender = national ? nationalSender(alert, identifier) : alert.requiredLine("sender");
        String id = sender + "," + identifier;
        Instant sent = sent(alert);
        Alert.Status status = status(alert, envelope);
        Alert.Kind kind = kind(alert);
        if (status == Alert.Status.DRAFT) {
            poll.ignored(alert.path(), "a draft, not meant for anybody yet");
            return Optional.empty();
        }
        if (kind == Alert.Kind.ACK || kind == Alert.Kind.ERROR) {
            poll.ignored(
                    alert.path(), "msgType " + kind + " is for other systems and warns of nothing");
            return Optional.empty();
        }
        String scope = alert.line("scope");
        if (scope.isEmpty() && !national) {
            throw new Refusal(alert.path(), "no scope: it does not say whether it is public");
        }
        List<XmlElement> infos = alert.children("info");
        Map<String, String> parameters = Parameters.of(infos);
        List<String> words = new ArrayList<>(Parameters.words(infos));
        if (!scope.isEmpty() && !scope.equals("Public")) {
            words.add("scope=" + scope);
        }
        List<AlertText> texts = texts(infos);
        if (ResponseLevels.about(parameters)) {
            return ResponseLevels.read(alert, id, sent, status, kind, parameters, texts, poll);
        }
        String senderName = firstLine(infos, "senderName");
        Publisher publisher = new Publisher(sender, senderName, national, identifier);
        Alert result =
                new Alert(
                        id,
                        poll.config().id(),
                        kind,
                        status,
                        sender,
                        senderName.isEmpty() ? sender : senderName,
                        publisher.tier(parameters, poll.config()),
                        Hazards.code(infos, parameters),
                        grade(alert, infos, parameters),
                        firstLine(infos, "urgency"),
                        firstLine(infos, "certainty"),
                        sent,
                        onset(infos),
                        expires(infos),
                        texts,
                        areas(infos, national),
                        references(alert, id, sender),
                        words);
        return Optional.of(new Observation.AlertSeen(result, national));
    }

    private static boolean cap(String namespace) {
        return namespace.startsWith("urn:oasis:names:tc:emergency:cap:1.")
                || namespace.startsWith("http://www.incident.com/cap/1.");
    }

    private static String nationalSender(XmlElement alert, String identifier) {
        String sender = alert.line("senderCode");
        if (sender.isEmpty()) {
            sender = alert.line("sender");
        }
        return sender.isEmpty() ? identifier.split("_", 2)[0] : sender;
    }

    private Instant sent(XmlElement alert) throws Refusal {
        String name = alert.text("sent") == null ? "sendTime" : "sent";
        XmlElement child = alert.child(name);
        return values.pastInstant(alert.text(name), child == null ? alert.path() : child.path());
    }

    private static Alert.Status status(XmlElement alert, String envelope) throws Refusal {
        String word = alert.requiredLine("status");
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "actual" ->
                    switch (envelope.toLowerCase(Locale.ROOT)) {
                        case "exercise" -> Alert.Status.EXERCISE;
                        case "system" -> Alert.Status.SYSTEM;
                        case "test" -> Alert.Status.TEST;
                        default -> Alert.Status.ACTUAL;
                    };
            case "exercise" -> Alert.Status.EXERCISE;
            case "system" -> Alert.Status.SYSTEM;
            case "test" -> Alert.Status.TEST;
            case "draft" -> Alert.Status.DRAFT;
            default ->
                    throw new Refusal(
                            alert.path(),
                            "status " + Values.quoted(word) + " does not say whether it is real");
        };
    }

    private static Alert.Kind kind(XmlElement alert) throws Refusal {
        String word = alert.requiredLine("msgType");
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "alert" -> Alert.Kind.ALERT;
            case "update" -> Alert.Kind.UPDATE;
            case "cancel" -> Alert.Kind.CANCEL;
            case "ack" -> Alert.Kind.ACK;
            case "error" -> Alert.Kind.ERROR;
            default -> throw new Refusal(alert.path(), "unknown msgType " + Values.quoted(word));
        };
    }

    private static List<AlertText> texts(List<XmlElement> infos) {
        List<AlertText> texts = new ArrayList<>();
        for (XmlElement info : infos) {
            String event = info.line("event");
            if (event.isEmpty()) {
                event = info.line("eventType");
            }
            String headline = info.line("headline");
            String language = info.line("language");
            texts.add(
                    new AlertText(
                            language.isEmpty() ? languageOf(event + headline) : language,
                            event,
                            headline,
                            Values.text(info.text("description")),
                            Values.text(info.text("instruction"))));
        }
        return texts;
    }

    /// CAP says en-US where nothing is said; a Chinese publisher that says nothing means Chinese.
    private static String languageOf(String words) {
        boolean chinese =
                words.codePoints()
                        .anyMatch(
                                c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        return chinese ? "zh-CN" : "en-US";
    }

    private static String firstLine(List<XmlElement> infos, String name) {
        for (XmlElement info : infos) {
            String line = info.line(name);
            if (!line.isEmpty()) {
                return line;
            }
        }
        return "";
    }

    /// The gravest of the message. A missing or unknown one is kept as a word, which puts the alert on top of the screen.
    private Grade grade(XmlElement alert, List<XmlElement> infos, Map<String, String> parameters) {
        Grade colour = Severity.colour(parameters);
        if (colour != null) {
            return colour;
        }
        Grade gravest = null;
        for (XmlElement info : infos) {
            String word = info.line("severity");
            if (word.isEmpty()) {
                poll.refused(info.path(), "no severity; shown as unknown");
                continue;
            }
            Grade grade = Severity.of(word);
            gravest = gravest == null || grade.graverThan(gravest) ? grade : gravest;
        }
        if (gravest == null && infos.isEmpty()) {
            poll.ignored(alert.path(), "no info block: the message has no severity");
        }
        return gravest == null ? Severity.UNKNOWN : gravest;
    }

    private @Nullable Instant onset(List<XmlElement> infos) {
        Instant first = null;
        for (XmlElement info : infos) {
            Instant at = time(info, "onset");
            at = at == null ? time(info, "effective") : at;
            first = first == null || (at != null && at.isBefore(first)) ? at : first;
        }
        return first;
    }

    private @Nullable Instant expires(List<XmlElement> infos) {
        Instant last = null;
        for (XmlElement info : infos) {
            Instant at = time(info, "expires");
            last = last == null || (at != null && at.isAfter(last)) ? at : last;
        }
        return last;
    }

    private @Nullable Instant time(XmlElement info, String name) {
        XmlElement child = info.child(name);
        if (child == null) {
            return null;
        }
        return poll.part(() -> values.instant(child.text(), child.path()));
    }

    private List<Area> areas(List<XmlElement> infos, boolean national) {
        AreaReader reader = new AreaReader(poll, national);
        List<Area> areas = new ArrayList<>();
        for (XmlElement info : infos) {
            for (XmlElement element : info.children("area")) {
                Area area = reader.read(element);
                // The second language repeats the first one's shapes under another name.
                if (areas.stream().noneMatch(a -> sameShape(a, area))) {
                    areas.add(area);
                }
            }
        }
        return areas;
    }

    private static boolean sameShape(Area a, Area b) {
        boolean shapeless =
                a.polygons().isEmpty() && a.circles().isEmpty() && a.divisions().isEmpty();
        return shapeless
                ? a.equals(b)
                : a.polygons().equals(b.polygons())
                        && a.circles().equals(b.circles())
                        && a.divisions().equals(b.divisions());
    }

    /// `sender,identifier,sent` separated by white space; the national profile writes the identifier alone.
    private List<String> references(XmlElement alert, String own, String sender) {
        XmlElement element = alert.child("references");
        String text = element == null ? "" : element.text().strip();
        Set<String> references = new LinkedHashSet<>();
        if (element != null && !text.isEmpty()) {
            for (String triple : text.split("\\s+")) {
                String[] parts = triple.split(",", -1);
                String reference =
                        switch (parts.length) {
                            case 1 -> sender + "," + parts[0];
                            case 2 -> triple;
                            default -> triple.substring(0, triple.lastIndexOf(','));
                        };
                if (reference.equals(own)) {
                    poll.refused(element.path(), "refers to itself");
                } else {
                    references.add(Values.line(reference));
                }
            }
        }
        // JSON lists them one by one, and there a sender's name may have the spaces that part them
        // here.
        for (XmlElement one : element == null ? List.<XmlElement>of() : element.children()) {
            String identifier = one.line("identifier");
            if (identifier.isEmpty()) {
                poll.refused(one.path(), "a reference without an identifier");
                continue;
            }
            String by = one.line("sender");
            references.add((by.isEmpty() ? sender : by) + "," + identifier);
        }
        references.remove(own);
        return List.copyOf(references);
    }
}
