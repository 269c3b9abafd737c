package org.yilan.feeds.earthquake;

import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.Hypocentre;
import org.yilan.situation.model.Earthquake.Shaking;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// `wolfx-cenc`: the list of the China Earthquake Networks Center (中国地震台网) as the Wolfx service relays it.
///
/// The url is the document (`…/cenc_eqlist.json`). Its times are China's, whatever the feed's zone. An earthquake without an
/// id is known by its time: when the centre corrects that, it is another. Intensity is the largest that the centre reckons
/// with, on the Chinese scale (GB/T 17742).
public final class WolfxCencAdapter implements FeedAdapter {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Override
    public String format() {
        return "wolfx-cenc";
    }

    @Override
    public String about() {
        return "earthquakes of the China Earthquake Networks Center as Wolfx relays them";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        JsonItem root = document.get().json();
        List<String> entries = root.names().stream().filter(n -> n.matches("No\\d+")).toList();
        if (entries.isEmpty()) {
            throw new FeedException(
                    "not-wolfx-cenc", "The answer has no list of earthquakes: no member No1.");
        }
        Values values = new Values(CHINA, poll.now());
        for (String entry : entries) {
            poll.item(() -> read(root.get(entry), values, poll));
        }
    }

    private static void read(JsonItem item, Values values, Poll poll) throws Refusal {
        if (!item.isObject()) {
            throw new Refusal(item.path(), "not an earthquake");
        }
        JsonItem time = item.get("time");
        Instant origin = values.pastInstant(time.text(), time.path());
        JsonItem reported = item.get("ReportTime");
        Instant updated = poll.part(() -> values.instant(reported.text(), reported.path()));
        String event = item.line("EventID");
        GeoPoint point =
                poll.part(
                        () ->
                                Values.point(
                                        item.text("latitude"),
                                        item.text("longitude"),
                                        item.path()));
        Double depth = poll.part(() -> item.number("depth", -100, 1000));
        Double magnitude = poll.part(() -> item.number("magnitude", -10, 12));
        String intensity = item.line("intensity");
        poll.saw(
                new Observation.EarthquakeSeen(
                        new Earthquake(
                                poll.config().id()
                                        + ":"
                                        + (event.isEmpty()
                                                ? Values.line(time.text()).replaceAll("\\D", "")
                                                : event),
                                poll.config().id(),
                                "",
                                0,
                                updated == null ? origin : updated,
                                item.line("type").equals("reviewed")
                                        ? Stage.REVIEWED
                                        : Stage.HYPOCENTRE,
                                new Hypocentre(
                                        origin,
                                        point,
                                        item.line("location"),
                                        depth == null ? Double.NaN : depth,
                                        magnitude == null ? Double.NaN : magnitude,
                                        ""),
                                intensity.isEmpty()
                                        ? Shaking.UNKNOWN
                                        : new Shaking("CSIS", intensity, List.of()),
                                "",
                                "",
                                "中国地震台网",
                                false)));
    }
}
