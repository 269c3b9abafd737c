package org.yilan.feeds.cap;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.GeoPoint;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `qweather-warning`: QWeather's weather warnings, version 7 (`warning/now`, also in its shape of 2020, and `warning/list`)
/// and `weatheralert/v1/current`.
///
/// The url is the document, with its query. Behind a `warning/list` the warnings of each place in it are fetched from
/// `now` beside it. The service does not say which area a warning is for, only that it holds at the place asked about: that
/// is the area, as a division where the place is a point or the option names one, else as `location=ID`.
///
/// Options:
/// - `divisions`: `ID=CODE` pairs, separated by commas: the division that a place of QWeather is. A `list` is then asked for
///   these places only.
/// - `tier`: of a sender whose name does not say
public final class QWeatherWarningAdapter implements FeedAdapter {
    /// Who gives the messages their numbers; the sender's name is another in each language.
    private static final String NUMBERED_BY = "qweather";

    /// Places asked about in one poll, those of a whole country on a bad day.
    private static final int MAX_PLACES = 300;

    private static final Pattern LOCATION = Pattern.compile("(?:.*&)?location=([^&]+).*");
    private static final Pattern PATH_POINT =
            Pattern.compile(".*/(-?\\d{1,2}(?:\\.\\d+)?)/(-?\\d{1,3}(?:\\.\\d+)?)/?");
    private static final Pattern ISSUER = Pattern.compile("(.{2,30}?)(?:发布|更新|变更|继续|解除|取消).*");

    /// The places of the last list that was recorded: asked about once more when they leave it, for their cancellations.
    private Set<String> listed = Set.of();

    /// What each document said last, for those that have not changed.
    private Map<URI, JsonItem> known = Map.of();

    @Override
    public String format() {
        return "qweather-warning";
    }

    @Override
    public String about() {
        return "weather warnings of QWeather: version 7, its list, and weatheralert/v1";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        QWeatherPlaces places = new QWeatherPlaces(poll);
        Map<URI, JsonItem> now = new LinkedHashMap<>();
        Map<String, Warning> warnings = new LinkedHashMap<>();
        JsonItem root = ask(poll.config().url(), poll, now);
        FeedException fault = null;
        if (root != null && root.get("warningLocList").isArray()) {
            Set<String> listedNow = places.listed(root.get("warningLocList"));
            Set<String> asked = new LinkedHashSet<>(listedNow);
            asked.addAll(listed);
            int left = MAX_PLACES;
            for (String location : asked) {
                if (left-- == 0) {
                    poll.incomplete();
                    break;
                }
                try {
                    URI uri = beside(poll.config().url(), location);
                    collect(ask(uri, poll, now), places.division(location), poll, warnings);
                } catch (FeedException e) {
                    if (e.errorClass().equals("cancelled")) {
                        throw e;
                    }
                    fault = fault == null ? e : fault;
                }
            }
            poll.onRecorded(() -> listed = listedNow);
        } else if (root != null) {
            collect(root, place(poll.config().url(), places, poll), poll, warnings);
        }
        warnings.values().forEach(w -> w.read(poll));
        poll.onRecorded(() -> known = now);
        if (fault != null) {
            throw fault;
        }
    }

    private @Nullable JsonItem ask(URI uri, Poll poll, Map<URI, JsonItem> now)
            throws FeedException {
        Optional<Document> document = poll.get(uri);
        JsonItem root = document.isPresent() ? checked(document.get().json()) : known.get(uri);
        if (root != null) {
            now.put(uri, root);
        }
        return root;
    }

    private static JsonItem checked(JsonItem root) throws FeedException {
        String code = root.line("code");
        boolean ofVersion7 = root.get("warning").isArray() || root.get("warningLocList").isArray();
        if (root.get("alerts").isArray()
                || code.equals("204")
                || (code.equals("200") && ofVersion7)) {
            return root;
        }
        throw code.matches("\\d{3}") && !code.equals("200")
                ? new FeedException("http-" + code, "QWeather answered with the code " + code + ".")
                : new FeedException(
                        "not-qweather-warning", "There are no warnings of QWeather in the answer.");
    }

    /// `now` in the folder of `list`, with what the list's query has besides the range: language, unit.
    private static URI beside(URI list, String location) {
        String query = list.getRawQuery() == null ? "" : list.getRawQuery();
        String rest =
                Arrays.stream(query.split("&"))
                        .filter(p -> !p.isEmpty() && !p.startsWith("range="))
                        .map(p -> "&" + p)
                        .collect(Collectors.joining());
        return list.resolve("now?location=" + location + rest);
    }

    /// The area of a single document: what its address asks about.
    private static Map.Entry<String, String> place(URI uri, QWeatherPlaces places, Poll poll) {
        String query = uri.getQuery() == null ? "" : uri.getQuery();
        Matcher location = LOCATION.matcher(query);
        if (location.matches()) {
            String[] lonLat = location.group(1).split(",", -1);
            return lonLat.length == 2
                    ? places.division(point(lonLat[1], lonLat[0], poll))
                    : places.division(location.group(1));
        }
        Matcher latLon = PATH_POINT.matcher(uri.getPath());
        return places.division(
                latLon.matches() ? point(latLon.group(1), latLon.group(2), poll) : null);
    }

    private static @Nullable GeoPoint point(String lat, String lon, Poll poll) {
        return poll.part(() -> Values.point(lat, lon, "url"));
    }

    /// One warning may hold in several of the places: it is one alert with all of them.
    private static void collect(
            @Nullable JsonItem root,
            Map.Entry<String, String> place,
            Poll poll,
            Map<String, Warning> into) {
        if (root == null) {
            return;
        }
        boolean version1 = root.get("alerts").isArray();
        String where = place.getKey().equals("location") ? place.getValue() + ": " : "";
        for (JsonItem item : root.get(version1 ? "alerts" : "warning").items()) {
            poll.item(
                    () -> {
                        String id = item.line("id");
                        if (id.isEmpty()) {
                            throw new Refusal(where + item.path(), "no id");
                        }
                        into.computeIfAbsent(
                                        id, key -> new Warning(item, version1, new ArrayList<>()))
                                .places
                                .add(place);
                    });
        }
    }

    /// A warning and the places in which it holds, each a name and a value of a geocode.
    private record Warning(
            JsonItem item, boolean version1, List<Map.Entry<String, String>> places) {

        void read(Poll poll) {
            Draft alert = Draft.alert(item.path(), poll);
            alert.put("identifier", item.get("id"))
                    .put("sender", item.path(), NUMBERED_BY)
                    .put("sent", item.first("issuedTime", "pubTime"))
                    .put("status", item.path(), "Actual")
                    .put("scope", item.path(), "Public")
                    .put("msgType", item.path(), kind(poll))
                    .put(references(alert));
            Draft info = alert.inside("info", item.path());
            JsonItem title = item.first("headline", "title");
            info.put("senderName", title.path(), issuer(title))
                    .put("event", item.first("typeName", "event", "type"))
                    .put("urgency", item.get("urgency"))
                    .put("certainty", item.get("certainty"))
                    .put("headline", title)
                    .put("description", item.first("description", "text"))
                    .put("instruction", item.get("instruction"))
                    .put("onset", item.first("onsetTime", "startTime"))
                    .put("effective", item.get("effectiveTime"))
                    .put("expires", item.first("expireTime", "endTime"));
            JsonItem eventType = item.get("eventType");
            if (eventType.isObject()) {
                info.put("event", eventType.get("name"));
            }
            // The words of 2020 had the colour as the level, those of today have an empty level.
            info.put("severity", item.first("severity", "level"));
            parameters(info);
            Draft area = alert.inside("area", item.path());
            places.stream()
                    .filter(p -> !p.getValue().isEmpty())
                    .distinct()
                    .forEach(p -> area.pair("geocode", p.getKey(), item.path(), p.getValue()));
            alert.put(info.put(area)).read();
        }

        private void parameters(Draft info) {
            JsonItem code = item.get("eventType").get("code");
            info.put("eventType", code.missing() ? item.get("type") : code);
            for (JsonItem other : item.get("eventCodes").items()) {
                info.put("eventType", other.get("value"));
                info.pair("parameter", other.line("name") + "-code", other.get("value"));
            }
            info.pair("parameter", "type", code.missing() ? item.get("type") : code)
                    .pair("parameter", "level", item.get("level"))
                    .pair("parameter", "severityColor", item.get("severityColor"))
                    .pair("parameter", "color", item.get("color").get("code"))
                    .pair("parameter", "criteria", item.get("criteria"));
        }

        /// The sender, which the shape of 2020 names in the title only.
        private String issuer(JsonItem title) {
            String stated = item.first("senderName", "sender").text();
            Matcher issuer = ISSUER.matcher(Values.line(title.text()));
            return stated != null ? stated : issuer.matches() ? issuer.group(1) : "";
        }

        /// CAP's word for the status. One that is not known may be anything: the warning is shown as one that holds.
        private String kind(Poll poll) {
            JsonItem status = item.first("msgType", "status");
            if (item.get("messageType").isObject()) {
                status = item.get("messageType").get("code");
            }
            String word = Values.line(status.text());
            return switch (word.toLowerCase(java.util.Locale.ROOT)) {
                case "", "alert", "active", "预警中", "发布", "首次发布" -> "Alert";
                case "update", "更新", "变更" -> "Update";
                case "cancel", "解除", "取消" -> "Cancel";
                default -> {
                    poll.refused(
                            status.path(),
                            "unknown status " + Values.quoted(word) + "; shown as a warning");
                    yield "Alert";
                }
            };
        }

        private Draft references(Draft alert) {
            JsonItem related = item.first("relatedAlertIds", "related");
            JsonItem superseded = item.get("messageType").get("supersedes");
            Draft references = alert.inside("references", related.path());
            List<JsonItem> ids = new ArrayList<>(superseded.items());
            ids.addAll(related.isArray() ? related.items() : List.of(related));
            for (JsonItem id : ids) {
                for (String one : Values.line(id.text()).split("[,\\s]+")) {
                    if (!one.isEmpty()) {
                        references.put(
                                alert.inside("reference", id.path())
                                        .put("identifier", id.path(), one));
                    }
                }
            }
            return references;
        }
    }
}
