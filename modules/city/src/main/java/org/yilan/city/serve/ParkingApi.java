package org.yilan.city.serve;

import static org.yilan.city.serve.Reply.JSON;

import org.yilan.city.model.CityModel;
import org.yilan.city.model.Parking;
import org.yilan.situation.model.GeoPoint;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/// Car parks as ParkAPI version 1, stations of shared bicycles as GBFS version 2.3.
final class ParkingApi {
    private final Parking parking;
    private final String baseUrl;
    private final String timezone;
    private final DateTimeFormatter local;

    ParkingApi(CityModel model, String baseUrl) {
        this.parking = model.parking();
        this.baseUrl = baseUrl;
        this.timezone = model.scenario().zone().getId();
        // ParkAPI writes times without an offset.
        this.local =
                DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")
                        .withZone(model.scenario().zone());
    }

    Reply lots(Instant now) {
        Instant counted = parking.counted(now);
        ObjectNode answer = JSON.objectNode();
        answer.put("last_updated", local.format(counted));
        answer.put("last_downloaded", local.format(counted));
        answer.put("simulated", true);
        ArrayNode lots = answer.putArray("lots");
        for (Parking.Lot lot : parking.lots()) {
            boolean shut = parking.shut(lot, counted);
            int taken = parking.taken(lot, counted);
            ObjectNode one = lots.addObject();
            one.put("id", lot.id());
            one.put("name", lot.name().zh());
            one.put("name_en", lot.name().en());
            one.put("address", lot.address().zh());
            one.put("address_en", lot.address().en());
            one.put("region", lot.region());
            one.put("lot_type", lot.underground() ? "Tiefgarage" : "Parkplatz");
            one.put("forecast", false);
            one.put("state", shut ? "closed" : "open");
            one.put("total", lot.capacity());
            one.put("free", shut ? 0 : lot.capacity() - taken);
            one.putObject("coords").put("lat", lat(lot.point())).put("lng", lon(lot.point()));
        }
        return Reply.json(answer);
    }

    Reply gbfs(String document, Instant now) {
        Instant counted = parking.counted(now);
        ObjectNode answer = JSON.objectNode();
        answer.put("last_updated", counted.getEpochSecond());
        answer.put("ttl", 60);
        answer.put("version", "2.3");
        answer.put("simulated", true);
        ObjectNode data = answer.putObject("data");
        switch (document) {
            case "gbfs" -> discovery(data);
            case "system_information" -> {
                data.put("system_id", "shanghai-simulated");
                data.put("language", "zh");
                data.put("name", "上海共享单车（模拟）");
                data.put("timezone", timezone);
            }
            case "station_information" -> {
                ArrayNode stations = data.putArray("stations");
                for (Parking.Dock dock : parking.docks()) {
                    ObjectNode one = stations.addObject();
                    one.put("station_id", dock.id());
                    one.put("name", dock.name().zh());
                    one.put("lat", lat(dock.point()));
                    one.put("lon", lon(dock.point()));
                    one.put("capacity", dock.docks());
                }
            }
            case "station_status" -> {
                ArrayNode stations = data.putArray("stations");
                for (Parking.Dock dock : parking.docks()) {
                    int bikes = parking.bikes(dock, counted);
                    ObjectNode one = stations.addObject();
                    one.put("station_id", dock.id());
                    one.put("num_bikes_available", bikes);
                    one.put("num_docks_available", dock.docks() - bikes);
                    one.put("is_installed", true);
                    one.put("is_renting", parking.renting(counted));
                    one.put("is_returning", true);
                    one.put("last_reported", counted.getEpochSecond());
                }
            }
            default -> {
                return Reply.notFound("This city has no GBFS document " + document + ".");
            }
        }
        return Reply.json(answer);
    }

    private void discovery(ObjectNode data) {
        ArrayNode feeds = data.putObject("zh").putArray("feeds");
        for (String name :
                new String[] {"system_information", "station_information", "station_status"}) {
            feeds.addObject().put("name", name).put("url", baseUrl + "/gbfs/" + name + ".json");
        }
    }

    private static double lat(GeoPoint point) {
        return Math.round(point.lat() * 1e6) / 1e6;
    }

    private static double lon(GeoPoint point) {
        return Math.round(point.lon() * 1e6) / 1e6;
    }
}
