package org.yilan.map.ground;

import org.yilan.fx.Palette;
import org.yilan.geography.District;
import org.yilan.geography.Landmark;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.view.AreaLabel;
import org.yilan.map.view.Label;
import org.yilan.map.view.LabelPlan;
import org.yilan.map.view.LabelStyle;
import org.yilan.map.view.MapFrame;
import org.yilan.map.view.PictureLayer;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// The ground's names and small signs. They give way to everything that lies over the ground.
public final class GroundLabels implements PictureLayer {
    private static final int SIGN = 0xff66768a;
    private static final int PLACE = 0xff66768a;
    private static final int SEA = 0xff4d6277;
    private static final int PROVINCE = 0xff5d6c7d;

    /// The size of text for which the zooms below, and those of the landmarks, were chosen.
    private static final double DESK_TEXT = 15;

    /// Ranks among the ground's names; the file of landmarks uses 0 to 99.
    private static final int RANK_DISTRICT = 98;

    private static final int RANK_PROVINCE = 35;

    /// When names appear and leave.
    private static final double DISTRICTS_FROM = 8.6;

    /// The name of a district that is too small for it stands within so many sizes of its text.
    private static final double REACH = 12;

    /// Water is seen before there is room for its name.
    private static final double NAMED_LATER = 1;

    private static final double PROVINCES_FROM = 4.3;
    private static final double PROVINCES_TO = 7.2;

    private record Name(
            String zh, String en, MercatorPoint at, double from, double to, int rank, int colour) {
        String in(Locale language) {
            return language.getLanguage().equals("zh") ? zh : en;
        }
    }

    private record Point(Landmark landmark, MercatorPoint at) {}

    private record Area(District district, List<NameSpots.Spot> spots) {}

    private record Names(List<Area> districts, List<Name> provinces, List<Point> points) {}

    private volatile Names names = new Names(List.of(), List.of(), List.of());
    private volatile boolean ready;

    /// @param read called when the names are there, on any thread
    public GroundLabels(TileSources sources, Runnable read) {
        this(sources, read, l -> true);
    }

    /// @param wanted whether a landmark is named, for a map that names some itself
    public GroundLabels(TileSources sources, Runnable read, Predicate<Landmark> wanted) {
        var unused =
                sources.outlines()
                        .whenComplete(
                                (outlines, e) -> {
                                    if (outlines != null) {
                                        names = namesOf(outlines, wanted);
                                    }
                                    ready = true;
                                    read.run();
                                });
    }

    /// Whether the names have been read, or never will be.
    public boolean ready() {
        return ready;
    }

    private static Names namesOf(TileSources.Outlines outlines, Predicate<Landmark> wanted) {
        List<Area> districts =
                outlines.districts().list().stream()
                        .sorted(Comparator.comparingDouble(NameSpots::size))
                        .map(d -> new Area(d, NameSpots.of(d)))
                        .toList();
        List<Name> provinces = new ArrayList<>();
        for (District p : outlines.surroundings().provinces()) {
            if (!p.code().equals(outlines.districts().city().code())) {
                provinces.add(
                        new Name(
                                p.zh(),
                                p.en(),
                                MercatorPoint.of(p.label()),
                                PROVINCES_FROM,
                                PROVINCES_TO,
                                RANK_PROVINCE,
                                PROVINCE));
            }
        }
        List<Point> points = new ArrayList<>();
        for (Landmark l : outlines.landmarks()) {
            if (!l.zh().isEmpty() && wanted.test(l)) {
                points.add(new Point(l, MercatorPoint.of(l.label())));
            }
        }
        return new Names(districts, provinces, points);
    }

    @Override
    public void draw(MapFrame frame, Graphics2D graphics, int[] pixels, LabelPlan labels) {
        Names all = names;
        double size = frame.px(frame.type().small());
        // large text for far readers fills the map sooner
        double zoom = frame.zoom() - Math.log(frame.type().base() / DESK_TEXT) / Math.log(2);
        if (zoom >= DISTRICTS_FROM) {
            all.districts().forEach(d -> labels.add(district(d, frame, size)));
        }
        for (Name n : all.provinces()) {
            if (zoom >= n.from() && zoom <= n.to()) {
                labels.add(
                        Label.over(
                                n.in(frame.language()),
                                frame.x(n.at()),
                                frame.y(n.at()),
                                style(frame, size, n.colour()),
                                Label.GROUND + n.rank()));
            }
        }
        GroundSigns signs = new GroundSigns(graphics, size / DESK_TEXT, SIGN);
        for (Point p : all.points()) {
            Landmark l = p.landmark();
            if (l.shownAt(zoom)) {
                boolean waterNamed = zoom >= l.minZoom() + NAMED_LATER;
                point(frame, labels, signs, l, frame.x(p.at()), frame.y(p.at()), waterNamed);
            }
        }
    }

    private static LabelStyle style(MapFrame frame, double size, int colour) {
        return LabelStyle.of(size, colour).spaced(frame.chinese() ? 0.12 : 0.04);
    }

    private static AreaLabel district(Area area, MapFrame frame, double size) {
        List<AreaLabel.Spot> spots = new ArrayList<>(area.spots().size());
        for (NameSpots.Spot s : area.spots()) {
            spots.add(
                    new AreaLabel.Spot(
                            frame.x(s.x()), frame.y(s.y()), s.room() * frame.worldPixels()));
        }
        String name = frame.chinese() ? area.district().zh() : area.district().en();
        List<String> names = frame.chinese() ? List.of(name, shorter(name)) : List.of(name);
        return new AreaLabel(
                names,
                spots,
                size * REACH,
                style(frame, size, Palette.TEXT_FAINT.argb()),
                Label.GROUND + RANK_DISTRICT);
    }

    /// 静安区 is as well known as 静安, which needs a third less room.
    private static String shorter(String zh) {
        return zh.endsWith("新区")
                ? zh.substring(0, zh.length() - 2)
                : zh.endsWith("区") && zh.length() > 2 ? zh.substring(0, zh.length() - 1) : zh;
    }

    private static void point(
            MapFrame frame,
            LabelPlan labels,
            GroundSigns signs,
            Landmark l,
            double x,
            double y,
            boolean waterNamed) {
        double size = frame.px(frame.type().small());
        if (!frame.shows(x, y, 0)) {
            return;
        }
        String name = l.name(frame.language());
        int priority = Label.GROUND + l.rank();
        switch (l.kind()) {
            case WATER ->
                    labels.add(
                            Label.over(
                                    name,
                                    x,
                                    y,
                                    LabelStyle.of(size * 1.1, SEA)
                                            .spaced(frame.chinese() ? 0.5 : 0.15),
                                    priority));
            case LAKE, RIVER -> {
                if (waterNamed) {
                    labels.add(Label.over(name, x, y, LabelStyle.of(size, SEA), priority + 2));
                }
            }
            // a name says where it is well enough
            case PLACE -> labels.add(Label.over(name, x, y, LabelStyle.of(size, PLACE), priority));
            case RING, ROAD -> {
                // a name on a schematic line would promise more than it keeps
            }
            case BRIDGE ->
                    labels.add(
                            Label.beside(
                                    name, x, y, size * 0.3, LabelStyle.of(size, PLACE), priority));
            case CITY, ISLET, AIRPORT, PORT, RAIL, CROSSING -> {
                double reach = signs.reach(l.kind());
                if (!labels.claim(x - reach, y - reach, 2 * reach, 2 * reach)) {
                    break; // under something that matters more
                }
                signs.draw(l.kind(), x, y);
                labels.add(Label.beside(name, x, y, reach, LabelStyle.of(size, PLACE), priority));
            }
        }
    }
}
