package org.yilan.geography;

import org.yilan.assets.Assets;
import org.yilan.situation.model.GeoPoint;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The city's districts. Immutable; any thread may call.
///
/// Outlines: Apache ECharts 4.7.0 (`basemap/echarts/shanghai.json`, GCJ-02, Apache-2.0), converted to WGS-84 when read.
/// Codes and names: `basemap/divisions.json`.
public final class Districts {
    private static final String OUTLINES = "basemap/echarts/shanghai.json";
    private static final String NAMES = "basemap/divisions.json";

    /// About two kilometres: the islands of Chongming have fewer than forty points each.
    private static final double COARSE_DEGREES = 0.02;

    private final District city;
    private final List<District> districts;
    private final Map<String, District> byCode = new HashMap<>();

    private Districts(District city, List<District> districts) {
        this.city = city;
        this.districts = List.copyOf(districts);
        byCode.put(city.code(), city);
        districts.forEach(d -> byCode.put(d.code(), d));
    }

    /// The districts of these assets, read once.
    ///
    /// @throws MalformedOutlinesException when a file is damaged
    /// @throws UncheckedIOException when a file cannot be read
    public static Districts of(Assets assets) {
        return assets.once(Districts.class, () -> read(assets));
    }

    private static Districts read(Assets assets) {
        JsonNode names = json(assets, NAMES);
        Map<String, JsonNode> byName = new HashMap<>();
        names.path("districts").forEach(n -> byName.put(n.path("zh").asString(""), n));
        List<District> districts = new ArrayList<>();
        List<Outline.Piece> all = new ArrayList<>();
        for (OutlineReader.Named named :
                new OutlineReader(Datum.GCJ02).read(OUTLINES, json(assets, OUTLINES))) {
            JsonNode entry = byName.remove(named.name());
            if (entry == null) {
                throw new MalformedOutlinesException(
                        NAMES, "it has no entry for " + named.name() + " of " + OUTLINES);
            }
            Outline outline = named.outline().rounded(COARSE_DEGREES);
            districts.add(
                    new District(
                            entry.path("code").asString(""),
                            named.name(),
                            entry.path("en").asString(named.name()),
                            outline,
                            outline.labelPoint()));
            all.addAll(outline.pieces());
        }
        if (!byName.isEmpty()) {
            throw new MalformedOutlinesException(
                    OUTLINES, "it has no outline of " + byName.keySet());
        }
        districts.sort(java.util.Comparator.comparing(District::code));
        JsonNode city = names.path("city");
        Outline whole = new Outline(all);
        return new Districts(
                new District(
                        city.path("code").asString(""),
                        city.path("zh").asString(""),
                        city.path("en").asString(""),
                        whole,
                        new GeoPoint(
                                city.path("lat").asDouble(whole.bounds().centre().lat()),
                                city.path("lon").asDouble(whole.bounds().centre().lon()))),
                districts);
    }

    /// The whole city: all districts together. Its label stands in its centre, not in its largest piece.
    public District city() {
        return city;
    }

    /// The districts in order of their codes.
    public List<District> list() {
        return districts;
    }

    /// A district, or the whole city for the city's own code.
    public Optional<District> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /// The district that a point lies in; empty at sea and outside the city.
    public Optional<District> districtAt(GeoPoint point) {
        for (District d : districts) {
            if (d.contains(point)) {
                return Optional.of(d);
            }
        }
        return Optional.empty();
    }

    static JsonNode json(Assets assets, String path) {
        try (InputStream in = assets.open(path)) {
            return JsonMapper.shared().readTree(in);
        } catch (JacksonException e) {
            throw new MalformedOutlinesException(path, e.getOriginalMessage(), e);
        } catch (FileNotFoundException e) {
            throw new MalformedOutlinesException(path, "it is not there", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the base map file " + path, e);
        }
    }
}
