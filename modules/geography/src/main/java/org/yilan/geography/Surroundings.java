package org.yilan.geography;

import org.yilan.assets.Assets;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The land round the city: neighbouring prefectures, the provinces of China, and the other countries. Immutable; any
/// thread may call. Reading takes about 100 ms, most of it the countries, so it is done off the FX thread.
///
/// All from Apache ECharts 4.7.0 (Apache-2.0): the Chinese files are in GCJ-02 and converted when read, the world file is
/// in WGS-84. The world file's China is left out in favour of the provinces.
public final class Surroundings {
    private static final String PROVINCES = "basemap/echarts/china.json";
    private static final String WORLD = "basemap/echarts/world.json";
    private static final List<String> PREFECTURES =
            List.of("basemap/echarts/jiangsu.json", "basemap/echarts/zhejiang.json");

    /// The outline of Zhoushan runs along Donghai Bridge as if it were land.
    private static final Bounds DONGHAI_BRIDGE = new Bounds(30.655, 121.92, 30.80, 122.045);

    private static final String ZHOUSHAN = "330900";

    private final List<District> prefectures;
    private final List<District> provinces;
    private final List<Outline> countries;

    private Surroundings(
            List<District> prefectures, List<District> provinces, List<Outline> countries) {
        this.prefectures = List.copyOf(prefectures);
        this.provinces = List.copyOf(provinces);
        this.countries = List.copyOf(countries);
    }

    /// All of it, read once from these assets.
    ///
    /// @throws MalformedOutlinesException when a file is damaged
    public static Surroundings of(Assets assets) {
        return assets.once(Surroundings.class, () -> read(assets));
    }

    private static Surroundings read(Assets assets) {
        JsonNode names = Districts.json(assets, "basemap/divisions.json");
        Map<String, JsonNode> byCode = new HashMap<>();
        for (String level : List.of("provinces", "prefectures")) {
            names.path(level).forEach(n -> byCode.put(n.path("code").asString(""), n));
        }
        OutlineReader chinese = new OutlineReader(Datum.GCJ02);
        List<District> prefectures = new ArrayList<>();
        for (String file : PREFECTURES) {
            for (OutlineReader.Named n : chinese.read(file, Districts.json(assets, file))) {
                prefectures.add(district(n, byCode));
            }
        }
        List<District> provinces = new ArrayList<>();
        for (OutlineReader.Named n : chinese.read(PROVINCES, Districts.json(assets, PROVINCES))) {
            provinces.add(district(n, byCode));
        }
        List<Outline> countries = new ArrayList<>();
        for (OutlineReader.Named n :
                new OutlineReader(Datum.WGS84).read(WORLD, Districts.json(assets, WORLD))) {
            if (!n.name().equals("China")) {
                countries.add(n.outline());
            }
        }
        return new Surroundings(prefectures, provinces, countries);
    }

    private static District district(OutlineReader.Named n, Map<String, JsonNode> byCode) {
        JsonNode entry = byCode.get(n.code());
        Outline outline =
                n.code().equals(ZHOUSHAN) ? n.outline().without(DONGHAI_BRIDGE) : n.outline();
        return new District(
                n.code(),
                n.name(),
                entry == null ? n.name() : entry.path("en").asString(n.name()),
                outline,
                outline.labelPoint());
    }

    /// Prefectures of the neighbouring provinces, in more detail than [#provinces].
    public List<District> prefectures() {
        return prefectures;
    }

    /// The provinces of China, the city itself among them.
    public List<District> provinces() {
        return provinces;
    }

    /// The other countries, without names.
    public List<Outline> countries() {
        return countries;
    }

    /// Codes of the provinces that [#prefectures] draws in more detail.
    public Set<String> detailedProvinces() {
        Set<String> codes = new HashSet<>();
        prefectures.forEach(p -> codes.add(p.code().substring(0, 2) + "0000"));
        return codes;
    }
}
