package org.yilan.city.scenario;

import org.yilan.assets.Assets;
import org.yilan.city.scenario.Scenario.CityData;
import org.yilan.city.scenario.Scenario.HazardWords;
import org.yilan.city.scenario.Scenario.Issuer;
import org.yilan.city.scenario.Scenario.Message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a scenario's signals and response levels, and checks that each chain makes sense.
final class MessageReader {
    private final Assets assets;
    private final String file;
    private final Map<String, Issuer> issuers;
    private final Map<String, HazardWords> hazards;
    private final CityData data;

    MessageReader(Assets assets, String file, CityReader city, CityData data) {
        this.assets = assets;
        this.file = file;
        this.issuers = city.issuers();
        this.hazards = city.hazards();
        this.data = data;
    }

    List<Message> read() {
        List<Message> messages = new ArrayList<>();
        Map<String, Message> last = new HashMap<>();
        Set<String> moments = new HashSet<>();
        for (Entry entry :
                Entry.read(assets, file).allow("about", "messages").entries("messages")) {
            String chain = entry.text("chain");
            Message before = last.get(chain);
            Message message = message(entry, before);
            if (!messages.isEmpty() && message.at().isBefore(messages.getLast().at())) {
                throw entry.fault("at", "expected a time not before the message above");
            }
            if (before != null
                    && (!before.issuer().equals(message.issuer())
                            || before.response() != message.response())) {
                throw entry.fault("chain", "\"" + chain + "\" has another issuer or kind already");
            }
            if (!moments.add(message.issuer().sender() + chain + message.at())) {
                throw entry.fault("at", "two messages of one chain at one moment");
            }
            messages.add(message);
            if (message.ends()) {
                last.remove(chain);
            } else {
                last.put(chain, message);
            }
        }
        return List.copyOf(messages);
    }

    private Message message(Entry entry, @org.jspecify.annotations.Nullable Message before) {
        entry.allow(
                "at",
                "chain",
                "kind",
                "issuer",
                "hazard",
                "grade",
                "ends",
                "tier",
                "division",
                "areas",
                "circle",
                "validHours",
                "zh",
                "en",
                "source");
        boolean ends = entry.flag("ends");
        if (ends && before == null) {
            throw entry.fault("ends", "expected an earlier message of the chain to end");
        }
        String tier = entry.oneOf("tier", "NATIONAL", "PROVINCIAL", "CITY", "DISTRICT");
        String division = division(entry, tier);
        return new Message(
                entry.instant("at"),
                entry.text("chain"),
                entry.oneOf("kind", "signal", "response").equals("response"),
                ends,
                issuer(entry, division),
                known(entry, "hazard", hazards),
                ends && before != null
                        ? before.grade()
                        : entry.oneOf("grade", "I", "II", "III", "IV"),
                tier,
                division,
                areas(entry, division),
                circle(entry),
                Duration.ofHours((long) entry.number("validHours", 1, 240, 24)),
                entry.words(),
                entry.text("source"));
    }

    private String division(Entry entry, String tier) {
        String division = code(entry, "division", entry.text("division"));
        if (tier.equals("DISTRICT")
                && data.quarters().stream().noneMatch(q -> q.division().equals(division))) {
            throw entry.fault(
                    "division", "expected a code of districts.csv, found \"" + division + "\"");
        }
        return division;
    }

    private static List<String> areas(Entry entry, String division) {
        return entry.has("areas")
                ? entry.texts("areas").stream().map(a -> code(entry, "areas", a)).toList()
                : List.of(division);
    }

    private static String code(Entry entry, String field, String code) {
        if (!code.matches("\\d{6}")) {
            throw entry.fault(
                    field, "expected a division code of six digits, found \"" + code + "\"");
        }
        return code;
    }

    private static String circle(Entry entry) {
        String circle = entry.text("circle", "");
        if (!circle.isEmpty() && !circle.matches("-?[\\d.]+,-?[\\d.]+ [\\d.]+")) {
            throw entry.fault(
                    "circle",
                    "expected \"lat,lon km\", like \"31.24,121.40 0.5\", found \"" + circle + "\"");
        }
        return circle;
    }

    private Issuer issuer(Entry entry, String division) {
        Issuer issuer = known(entry, "issuer", issuers);
        Words name =
                data.quarters().stream()
                        .filter(q -> q.division().equals(division))
                        .map(Scenario.Quarter::name)
                        .findFirst()
                        .orElse(new Words(division, division));
        return new Issuer(
                issuer.sender().replace("{division}", division),
                issuer.name().with("district", name),
                issuer.contact());
    }

    private static <T> T known(Entry entry, String field, Map<String, T> known) {
        T value = known.get(entry.text(field));
        if (value == null) {
            throw entry.fault(
                    field,
                    "expected one of "
                            + String.join(", ", known.keySet())
                            + "; did you mean \""
                            + Scenarios.nearest(entry.text(field), List.copyOf(known.keySet()))
                            + "\"?");
        }
        return value;
    }
}
