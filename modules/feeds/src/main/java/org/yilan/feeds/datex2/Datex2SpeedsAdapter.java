package org.yilan.feeds.datex2;

import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `datex2-speeds`: measured speed and flow of road traffic by DATEX II, versions 2 and 3.
///
/// The url is a MeasuredDataPublication; the option `table` is the address of the MeasurementSiteTablePublication with the
/// sites' names and places, without which sensors are called by their ids and have no place. Each site has a sensor for
/// each value: `traffic-speed`, published in km/h and converted to m/s, and `traffic-flow` in vehicles per hour (`veh/h`).
/// A sensor's id is the site's, `:speed` or `:flow`, and for an index other than 0 `:` and the index, which is what tells
/// lanes and classes of vehicles apart. The time is the value's own, else the site's.
///
/// A value below 0, by which publishers say that no vehicle passed, is ignored. A value with `dataError` has the quality
/// bad. Other kinds of values are ignored. Documents above the limits of a feed (`maxBytes`, 500,000 elements) are refused:
/// a nation's table must be asked for in parts.
public final class Datex2SpeedsAdapter implements FeedAdapter {
    private static final String FORMAT = "datex2-speeds";

    /// Faster than any road vehicle, km/h.
    private static final double MAX_SPEED = 500;

    /// More than any road carries, vehicles/h.
    private static final double MAX_FLOW = 100_000;

    private final SiteTable table =
            new SiteTable(
                    new SiteTable.Form(
                            FORMAT,
                            List.of("MeasurementSiteTablePublication"),
                            List.of("measurementSiteRecord", "measurementSite"),
                            "measurementSiteName",
                            "measurementSiteLocation",
                            ""));

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public String about() {
        return "measured speed and flow of road traffic by DATEX II 2 and 3";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<XmlElement> publication = table.values(poll, "MeasuredDataPublication");
        if (publication.isEmpty()) {
            return;
        }
        Set<String> told = new HashSet<>();
        for (XmlElement site : publication.get().children("siteMeasurements")) {
            poll.item(() -> site(site, told, poll));
        }
    }

    private void site(XmlElement site, Set<String> told, Poll poll) throws Refusal {
        String id =
                Datex2.requiredId(
                        site.child("measurementSiteReference"), site, "measurementSiteReference");
        for (XmlElement value : site.children()) {
            // Version 2 and 3. In version 2 there is another element of the same name inside.
            if (value.name().equals("measuredValue") || value.name().equals("physicalQuantity")) {
                List<XmlElement> found = value.descendants("basicData");
                if (found.isEmpty()) {
                    poll.ignored(value.path(), "no basicData");
                }
                for (XmlElement data : found) {
                    poll.item(() -> value(id, site, value, data, told, poll));
                }
            }
        }
    }

    private void value(
            String site,
            XmlElement siteElement,
            XmlElement indexed,
            XmlElement data,
            Set<String> told,
            Poll poll)
            throws Refusal {
        boolean speed = Datex2.type(data).equals("TrafficSpeed");
        if (!speed && !Datex2.type(data).equals("TrafficFlow")) {
            poll.ignored(
                    data.path(), "neither speed nor flow: " + Values.quoted(Datex2.type(data)));
            return;
        }
        XmlElement element = data.child(speed ? "averageVehicleSpeed" : "vehicleFlow");
        String name = speed ? "speed" : "vehicleFlowRate";
        if (element == null) {
            throw new Refusal(data.path(), "no " + name);
        }
        boolean fault = "true".equals(element.line("dataError"));
        if (element.text(name) == null) {
            if (!fault) {
                throw new Refusal(element.path(), "no " + name);
            }
            poll.ignored(element.path(), "a data error instead of a value");
            return;
        }
        Double number =
                Values.number(
                        element.text(name),
                        element.path() + "/" + name,
                        Double.NEGATIVE_INFINITY,
                        speed ? MAX_SPEED : MAX_FLOW);
        String index = Values.line(indexed.attribute("index"));
        String sensor =
                poll.config().id()
                        + ":"
                        + site
                        + (speed ? ":speed" : ":flow")
                        + (index.isEmpty() || index.equals("0") ? "" : ":" + index);
        if (!told.add(sensor)) {
            throw new Refusal(
                    data.path(), "a second value of the same kind, site and index as another");
        }
        poll.saw(
                new Observation.SensorSeen(
                        new Sensor(
                                sensor,
                                poll.config().id(),
                                table.name(site),
                                speed ? "traffic-speed" : "traffic-flow",
                                speed ? "m/s" : "veh/h",
                                table.place(site, poll),
                                Double.NaN)));
        if (number == null || number < 0) {
            poll.ignored(element.path(), "below 0: nothing was measured");
            return;
        }
        poll.saw(
                new Observation.ReadingSeen(
                        new Reading(
                                sensor,
                                speed ? Math.round(number / 3.6 * 1e6) / 1e6 : number,
                                time(siteElement, data, poll),
                                poll.now(),
                                fault ? Reading.Quality.BAD : Reading.Quality.GOOD)));
    }

    private static Instant time(XmlElement site, XmlElement data, Poll poll) throws Refusal {
        XmlElement own = data.child("measurementOrCalculationTime");
        XmlElement time = own == null ? site.child("measurementTimeDefault") : own;
        return Values.of(poll)
                .pastInstant(Datex2.time(time), time == null ? site.path() : time.path());
    }
}
