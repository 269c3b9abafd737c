package org.yilan.city.serve;

import static org.yilan.city.serve.Reply.JSON;

import org.jspecify.annotations.Nullable;
import org.yilan.city.model.CityModel;
import org.yilan.city.model.Forecasts;
import org.yilan.city.model.Track;

import java.time.Instant;
import java.time.InstantSource;

/// All publishers of the city behind one address, except its clock. An answer depends on the path, the query and the clock, on nothing else.
final class Publishers {
    private final InstantSource clock;
    private final CapApi cap;
    private final @Nullable TyphoonApi typhoon;
    private final Open311Api open311;
    private final SensorThingsApi sensorThings;
    private final PlacesApi places;
    private final QuakeApi quakes;
    private final ParkingApi parking;
    private final SituationsApi situations;
    private final TransitApi transit;
    private final ForecastApi waters;

    Publishers(CityModel model, InstantSource clock, String baseUrl) {
        this.clock = clock;
        Times times = new Times(model.scenario().zone());
        this.cap = new CapApi(model.scenario(), times);
        Track track = model.track();
        Forecasts forecasts = model.forecasts();
        this.typhoon =
                track == null || forecasts == null
                        ? null
                        : new TyphoonApi(model, track, forecasts, times);
        this.open311 = new Open311Api(model, times);
        this.sensorThings = new SensorThingsApi(model, baseUrl);
        this.places = new PlacesApi(model, times);
        this.quakes = new QuakeApi(model.scenario());
        this.parking = new ParkingApi(model, baseUrl);
        this.situations = new SituationsApi(model, times);
        this.transit = new TransitApi(model);
        this.waters = new ForecastApi(model, times);
    }

    Reply answer(String path, String rawQuery) {
        Instant now = clock.instant();
        Query query;
        try {
            query = Query.of(rawQuery);
            return route(path, query, now);
        } catch (Query.Fault e) {
            return path.startsWith("/sta/")
                    ? Reply.json(
                            400,
                            JSON.objectNode()
                                    .put("code", 400)
                                    .put("type", "error")
                                    .put("message", String.valueOf(e.getMessage())))
                    : Open311Api.fault(400, String.valueOf(e.getMessage()));
        }
    }

    private Reply route(String path, Query query, Instant now) {
        if (path.startsWith("/typhoon/")) {
            return typhoon(path.substring("/typhoon/".length()), query, now);
        }
        if (path.startsWith("/gbfs/") && path.endsWith(".json")) {
            return parking.gbfs(
                    path.substring("/gbfs/".length(), path.length() - ".json".length()), now);
        }
        if (path.startsWith("/cap/") && path.endsWith(".xml")) {
            return cap.message(
                    path.substring("/cap/".length(), path.length() - ".xml".length()), now);
        }
        if (path.equals("/sta/v1.1") || path.startsWith("/sta/v1.1/")) {
            return sensorThings.answer(path.substring("/sta/v1.1".length()), query, now);
        }
        if (path.startsWith("/open311/v2/requests/") && path.endsWith(".json")) {
            return open311.request(
                    path.substring(
                            "/open311/v2/requests/".length(), path.length() - ".json".length()),
                    now);
        }
        return switch (path) {
            case "/qweather/v7/ocean/tide" -> waters.tide(query, now);
            case "/qweather/v7/weather/72h" -> waters.weather(query, now);
            case "/cap/index.atom" -> cap.index(now);
            case "/open311/v2/services.json" -> open311.services();
            case "/open311/v2/requests.json" -> open311.requests(query, now);
            case "/geojson/units.geojson" -> places.units(now);
            case "/geojson/shelters.geojson" -> places.shelters(now);
            case "/quake/usgs" -> quakes.week(now);
            case "/parkapi/shanghai" -> parking.lots(now);
            case "/gtfs/static.zip" -> transit.timetable();
            case "/gtfs/realtime.pb" -> transit.realtime(now);
            case "/datex2/situations.xml" -> situations.situations(now);
            default -> Reply.notFound("This city has nothing at " + path + ".");
        };
    }

    private Reply typhoon(String path, Query query, Instant now) {
        TyphoonApi api = typhoon;
        if (path.startsWith("zj/TyphoonList/")) {
            return api == null
                    ? Reply.json(JSON.arrayNode())
                    : api.zjList(path.substring("zj/TyphoonList/".length()), now);
        }
        if (path.startsWith("zj/TyphoonInfo/")) {
            return api == null
                    ? Reply.json(JSON.arrayNode())
                    : api.zjInfo(path.substring("zj/TyphoonInfo/".length()), now);
        }
        if (api == null) {
            return TyphoonApi.noStorm();
        }
        return switch (path) {
            case "qweather/v7/tropical/storm-list" -> api.qweatherList(query, now);
            case "qweather/v7/tropical/storm-track" -> api.qweatherTrack(query, now);
            case "qweather/v7/tropical/storm-forecast" -> api.qweatherForecast(query, now);
            default -> Reply.notFound("This city has nothing at /typhoon/" + path + ".");
        };
    }
}
