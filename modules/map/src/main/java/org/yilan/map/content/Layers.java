package org.yilan.map.content;

import org.yilan.geography.Districts;
import org.yilan.map.layer.alert.AlertLayer;
import org.yilan.map.layer.facility.FacilityLayer;
import org.yilan.map.layer.facility.PlacesLayer;
import org.yilan.map.layer.incident.IncidentLayer;
import org.yilan.map.layer.quake.EarthquakeLayer;
import org.yilan.map.layer.road.RoadLayer;
import org.yilan.map.layer.sensor.SensorLayer;
import org.yilan.map.layer.storm.StormLayer;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.LayerOptions;
import org.yilan.map.mark.SituationLayer;
import org.yilan.situation.model.FacilityKind;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// The data layers of a map in the order in which they take their room: what happens first, what is merely there last.
final class Layers {
    /// The kinds of places that each quiet layer shows, and the detail from which it does where the scene says nothing. In
    /// the order in which they are drawn.
    private record Quiet(LayerKind layer, double from, List<FacilityKind> kinds) {}

    private static final List<Quiet> QUIET =
            List.of(
                    new Quiet(
                            LayerKind.PLACES,
                            11,
                            List.of(
                                    FacilityKind.HOSPITAL,
                                    FacilityKind.EVACUATION,
                                    FacilityKind.SUPPLIES,
                                    FacilityKind.OTHER)),
                    new Quiet(LayerKind.PARKING, 11.5, List.of(FacilityKind.PARKING)),
                    new Quiet(LayerKind.TRANSIT, 12, List.of(FacilityKind.VEHICLE)),
                    new Quiet(LayerKind.BIKES, 12.5, List.of(FacilityKind.BIKES)));

    private static final Map<LayerKind, List<FacilityKind>> KINDS =
            QUIET.stream()
                    .collect(
                            java.util.stream.Collectors.toUnmodifiableMap(
                                    Quiet::layer, Quiet::kinds));

    /// Detail from which road events are shown that are not grave.
    private static final double ROADS = 11.5;

    private Layers() {}

    /// @param base logical pixels of the smallest text
    static List<SituationLayer> of(
            Districts districts, ZoneId zone, double base, LayerOptions options) {
        List<SituationLayer> layers = new java.util.ArrayList<>();
        double roads = options.from(LayerKind.ROADS, ROADS);
        layers.add(new AlertLayer(districts));
        layers.add(RoadLayer.ofLines(roads));
        layers.add(StormLayer.ofWays(districts, zone));
        layers.add(new IncidentLayer(districts, base));
        layers.add(new SensorLayer());
        layers.add(RoadLayer.ofSigns(roads));
        layers.add(FacilityLayer.ofShelters());
        layers.add(FacilityLayer.ofUnits());
        for (Quiet quiet : QUIET) {
            double from = options.from(quiet.layer(), quiet.from());
            layers.add(new PlacesLayer(quiet.layer(), quiet.kinds(), from, base));
        }
        layers.add(new EarthquakeLayer());
        layers.add(StormLayer.ofCentres(districts, zone));
        return List.copyOf(layers);
    }

    /// The kinds of places that a quiet layer shows; none of any other layer.
    static List<FacilityKind> kinds(LayerKind layer) {
        return KINDS.getOrDefault(layer, List.of());
    }
}
