package org.yilan.map.ground;

import org.yilan.fx.Palette;
import org.yilan.geography.District;
import org.yilan.geography.Landmark;
import org.yilan.geography.MercatorPoint;
import org.yilan.geography.Outline;
import org.yilan.map.view.Label;
import org.yilan.map.view.LabelPlan;
import org.yilan.map.view.LabelStyle;
import org.yilan.map.view.MapFrame;
import org.yilan.map.view.PictureLayer;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    /// Water is seen before there is room for its name.
    private static final double NAMED_LATER = 1;

    private static final double PROVINCES_FROM = 4.3;
    private static final double PROVINCES_TO = 7.2;

    private record Name(
            String zh,
            String en,
            MercatorPoint at,
            double from,
            double to,
            int rank,
            int colour,
            Outline outline) {
        String in(Locale language) {
            return language.getLanguage().equals("zh") ? zh : en;
        }
    }

    private record Point(Landmark landmark, MercatorPoint at) {}

    private record Names(List<Name> areas, List<Point> points) {}

    private volatile Names names = new Names(List.of(), List.of());
    private volatile boolean ready;

    /// @param read called when the names are there, on any thread
    public GroundLabels(TileSources sources, Runnable read) {
        var unused =
                sources.outlines()
                        .whenComplete(
                                (outlines, e) -> {
                                    if (outlines != null) {
                                        names = namesOf(outlines);
                                    }
                                    ready = true;
                                    read.run();
                                });
    }

    /// Whether the names have been read, or never will be.
    public boolean ready() {
        return ready;
    }

    private static Names namesOf(TileSources.Outlines outlines) {
        List<Name> areas = new ArrayList<>();
        for (District d : outlines.districts().list()) {
            areas.add(
                    new Name(
                            d.zh(),
                            d.en(),
                            MercatorPoint.of(d.label()),
                            DISTRICTS_FROM,
                            24,
                            RANK_DISTRICT,
                            Palette.TEXT_FAINT.argb(),
                            d.outline()));
        }
        for (District p : outlines.surroundings().provinces()) {
            if (!p.code().equals(outlines.districts().city().code())) {
                areas.add(
                        new Name(
                                p.zh(),
                                p.en(),
                                MercatorPoint.of(p.label()),
                                PROVINCES_FROM,
                                PROVINCES_TO,
                                RANK_PROVINCE,
                                PROVINCE,
                                p.outline()));
            }
        }
        List<Point> points = new ArrayList<>();
        for (Landmark l : outlines.landmarks()) {
            if (!l.zh().isEmpty()) {
                points.add(new Point(l, MercatorPoint.of(l.label())));
            }
        }
        return new Names(areas, points);
    }

    @Override
    public void draw(MapFrame frame, Graphics2D graphics, int[] pixels, LabelPlan labels) {
        Names all = names;
        double size = frame.px(frame.type().small());
        // large text for far readers fills the map sooner
        double zoom = frame.zoom() - Math.log(frame.type().base() / DESK_TEXT) / Math.log(2);
        for (Name n : all.areas()) {
            if (zoom >= n.from() && zoom <= n.to()) {
                double spacing = frame.chinese() ? 0.12 : 0.04;
                labels.add(
                        new Label(
                                n.in(frame.language()),
                                frame.x(n.at()),
                                frame.y(n.at()),
                                0,
                                LabelStyle.of(size, n.colour()).spaced(spacing),
                                Label.GROUND + n.rank(),
                                places(n, frame, size)));
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

    /// Over its point, or past what lies there if that is still within the area.
    private static List<Label.Place> places(Name n, MapFrame frame, double size) {
        List<Label.Place> places = new ArrayList<>(Label.OVER);
        double by = size * 2.9 / frame.worldPixels();
        double half = size * 1.6 / frame.worldPixels();
        within(n, places, Label.Place.FAR_BELOW, 0, by);
        within(n, places, Label.Place.FAR_ABOVE, 0, -by);
        within(n, places, Label.Place.FAR_RIGHT, by + half, 0);
        within(n, places, Label.Place.FAR_LEFT, -by - half, 0);
        return places;
    }

    private static void within(
            Name n, List<Label.Place> places, Label.Place place, double dx, double dy) {
        MercatorPoint there = new MercatorPoint(n.at().x() + dx, n.at().y() + dy);
        if (n.outline().contains(there.toGeoPoint())) {
            places.add(place);
        }
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
                double reach = signs.draw(l.kind(), x, y);
                labels.reserveRound(x, y, reach);
                labels.add(Label.beside(name, x, y, reach, LabelStyle.of(size, PLACE), priority));
            }
        }
    }
}
