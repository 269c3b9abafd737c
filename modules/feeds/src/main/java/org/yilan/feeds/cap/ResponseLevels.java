package org.yilan.feeds.cap;

import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.AlertText;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Response levels travel as CAP messages with these parameters: `responseLevel` (I to IV), `responseHazard`,
/// `responseTier`, `responseDivision`, `responseIssuer`, and maybe `responseReviewBy`. A message declares, raises or lowers
/// a level from its effective time; a cancellation ends it.
final class ResponseLevels {
    private ResponseLevels() {}

    static boolean about(Map<String, String> parameters) {
        return parameters.containsKey("responseLevel") || parameters.containsKey("responseHazard");
    }

    static Optional<Observation> read(
            XmlElement alert,
            String id,
            Instant sent,
            Alert.Status status,
            Alert.Kind kind,
            Map<String, String> parameters,
            List<AlertText> texts,
            Poll poll)
            throws Refusal {
        if (status != Alert.Status.ACTUAL) {
            poll.ignored(
                    alert.path(), "a response level with status " + status + " is not in force");
            return Optional.empty();
        }
        Tier tier =
                Publisher.named(required(parameters, "responseTier", alert))
                        .orElseThrow(
                                () -> new Refusal(alert.path(), "responseTier is no known tier"));
        String division = required(parameters, "responseDivision", alert);
        String hazard = required(parameters, "responseHazard", alert);
        ResponseLevel.Key key = new ResponseLevel.Key(tier, division, hazard);
        String reason = reason(texts);
        if (kind == Alert.Kind.CANCEL) {
            return Optional.of(new Observation.LevelOver(id, sent, key, List.of(), reason));
        }
        Values values = Values.of(poll);
        XmlElement info = alert.children("info").getFirst();
        Instant from = values.instant(info.text("effective"), info.path() + "/effective");
        from = from == null ? values.instant(info.text("onset"), info.path() + "/onset") : from;
        return Optional.of(
                new Observation.LevelSeen(
                        id,
                        sent,
                        values.instant(info.text("expires"), info.path() + "/expires"),
                        new ResponseLevel(
                                parameters.getOrDefault("responseIssuer", info.line("senderName")),
                                tier,
                                division,
                                hazard,
                                Grade.of(required(parameters, "responseLevel", alert)),
                                from == null ? sent : from,
                                values.instant(
                                        parameters.get("responseReviewBy"),
                                        alert.path() + " responseReviewBy"),
                                poll.config().name(),
                                "",
                                reason)));
    }

    private static String required(Map<String, String> parameters, String name, XmlElement alert)
            throws Refusal {
        String value = parameters.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new Refusal(alert.path(), "a response level without " + name);
        }
        return value;
    }

    private static String reason(List<AlertText> texts) {
        for (AlertText text : texts) {
            String words = text.headline().isEmpty() ? text.description() : text.headline();
            if (!words.isEmpty()) {
                return words;
            }
        }
        return "";
    }
}
