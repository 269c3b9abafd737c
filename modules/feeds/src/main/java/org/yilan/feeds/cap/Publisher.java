package org.yilan.feeds.cap;

import org.yilan.feeds.spi.FeedConfig;
import org.yilan.situation.model.Tier;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who sent a message, and at which tier of government that is.
record Publisher(String sender, String senderName, boolean national, String identifier) {
    /// The municipalities: their code looks like a province's, their meteorological service is the city's.
    private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");

    /// The tier: what the message says, else what the sender's code says (national profile), else what the configuration
    /// says, else what the name suggests, else the city.
    Tier tier(Map<String, String> parameters, FeedConfig config) {
        return named(parameters.getOrDefault("tier", ""))
                .or(this::byCode)
                .or(() -> config.option("tier").flatMap(Publisher::named))
                .orElseGet(this::byName);
    }

    static Optional<Tier> named(String word) {
        return Arrays.stream(Tier.values())
                .filter(t -> t.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private Optional<Tier> byCode() {
        String code = sender.matches("\\d{14}") ? sender : identifier;
        if (!national || !code.matches("\\d{6}.*")) {
            return Optional.empty();
        }
        if (code.startsWith("000000")) {
            return Optional.of(Tier.NATIONAL);
        }
        if (code.startsWith("0000", 2)) {
            return Optional.of(
                    MUNICIPALITIES.contains(code.substring(0, 2)) ? Tier.CITY : Tier.PROVINCIAL);
        }
        return Optional.of(code.startsWith("00", 4) ? Tier.CITY : Tier.DISTRICT);
    }

    private Tier byName() {
        if (senderName.matches(".*(中央|国家|全国).*")) {
            return Tier.NATIONAL;
        }
        // 自治区 is a province, 地区 and 自治州 are cities; a name that runs from the province down is its
        // last part's.
        String name = senderName.replace("自治区", "省").replaceAll("地区|自治州", "市");
        if (name.matches(".*[区县旗].*")) {
            return Tier.DISTRICT;
        }
        return name.contains("市") || !name.contains("省") ? Tier.CITY : Tier.PROVINCIAL;
    }
}
