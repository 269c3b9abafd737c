package org.yilan.feeds.cap;

import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;

import java.util.Optional;

/// `meteoalarm`: the JSON feed of one country of MeteoAlarm (`api/v1/warnings/feeds-COUNTRY`): CAP messages written as JSON,
/// with their texts in the country's language and in English.
///
/// The url is the document. The hazard is MeteoAlarm's `awareness_type`, the grade the colour of its `awareness_level`; areas
/// are `EMMA_ID=HR004`. Option `tier`: of publishers that do not say.
public final class MeteoAlarmAdapter implements FeedAdapter {
    @Override
    public String format() {
        return "meteoalarm";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        JsonItem warnings = document.get().json().get("warnings");
        if (!warnings.isArray()) {
            throw new FeedException(
                    "not-meteoalarm", "There is no list of warnings of MeteoAlarm in the answer.");
        }
        for (JsonItem warning : warnings.items()) {
            poll.item(
                    () -> {
                        JsonItem alert = warning.get("alert");
                        if (!alert.isObject()) {
                            throw new Refusal(warning.path(), "no alert");
                        }
                        Draft.read(Draft.literal("alert", alert), poll);
                    });
        }
    }
}
