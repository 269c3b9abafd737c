package org.yilan.feeds.earthquake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.EarthquakeSeen;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Earthquake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Real reports of one earthquake by several formats, as feeds of their own.
class SameEarthquakeTest {
    private final List<Earthquake> reports = new ArrayList<>();

    /// What a document says, as a feed of this id.
    private void take(String feed, org.yilan.feeds.ScriptedPoll poll) {
        poll.all(EarthquakeSeen.class).stream()
                .map(EarthquakeSeen::report)
                .map(
                        r ->
                                new Earthquake(
                                        r.id().replaceFirst("^test:", feed + ":"),
                                        feed,
                                        r.series(),
                                        r.serial(),
                                        r.updated(),
                                        r.stage(),
                                        r.hypocentre(),
                                        r.shaking(),
                                        r.tsunami(),
                                        r.remark(),
                                        r.reporter(),
                                        r.simulated()))
                .forEach(reports::add);
    }

    private Situation fold() {
        Situation situation = new Situation();
        long seq = 0;
        for (Earthquake report : reports) {
            seq++;
            situation.apply(
                    new Recorded(
                            seq,
                            Instant.parse("2021-02-17T15:00:00Z"),
                            "e" + seq,
                            "test",
                            new Event.EarthquakeObserved(report)),
                    new Changes());
        }
        return situation;
    }

    /// Off Iwate, 17 February 2021, by the agency's own telegrams and by P2PQuake.
    @Test
    void theAgencysTelegramsAndTheirRelayTellOfOneEarthquakeAtEveryStep() throws FeedException {
        String now = "2021-02-17T15:00:00Z";
        for (String[] step :
                new String[][] {
                    {"20210217140808_0_VXSE51_010000.xml", "20210217140807353-17230627.json"},
                    {"20210217140847_0_VXSE52_010000.xml", "20210217140847392-17230627.json"},
                    {"20210217140958_0_VXSE53_010000.xml", "20210217140958395-17230627.json"}
                }) {
            take("jma", Seismic.sample(new JmaAdapter(), "eew/" + step[0], now));
            take("p2p", Seismic.sample(new P2pQuakeAdapter(), "eew/" + step[1], now));
            Situation s = fold();
            assertThat(s.earthquakes()).as(step[0]).hasSize(1);
            assertThat(s.earthquakeAccounts(s.earthquakes().iterator().next().id()))
                    .extracting(Earthquake::feed)
                    .containsExactlyInAnyOrder("jma", "p2p");
        }
    }
}
