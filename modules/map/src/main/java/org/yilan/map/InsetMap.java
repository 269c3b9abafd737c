package org.yilan.map;

import javafx.scene.layout.StackPane;

import org.yilan.fx.Palette;
import org.yilan.fx.PanelContext;
import org.yilan.fx.TypeScale;
import org.yilan.geography.Bounds;
import org.yilan.geography.District;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.ground.GroundLabels;
import org.yilan.map.ground.TileSources;
import org.yilan.map.view.DataPicture;
import org.yilan.map.view.Label;
import org.yilan.map.view.LabelPlan;
import org.yilan.map.view.LabelStyle;
import org.yilan.map.view.MapContent;
import org.yilan.map.view.MapFonts;
import org.yilan.map.view.MapFrame;
import org.yilan.map.view.MapViewport;
import org.yilan.map.view.PictureLayer;

import tools.jackson.databind.node.MissingNode;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A small map in a corner with a storm that is not on the large one: where it is, its way and its winds, the city, and
/// what part of it all the large map shows. Invisible while there is no such storm. FX thread.
final class InsetMap extends StackPane {
    /// Part of the large map's width that it may take, and the limits in units of the smallest text.
    private static final double SHARE = 0.2;

    private static final double LEAST_EMS = 20;
    private static final double MOST_EMS = 30;
    private static final double ASPECT = 1.6;

    /// The view moves by whole steps of this: while a storm creeps along, the small map stands still.
    private static final double STEP_DEGREES = 0.5;

    /// A storm moves by a pixel in some minutes.
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final MapStack map;
    private final MapContent content;
    private final MapViewport main;
    private final GroundLabels names;
    private final District city;
    private final double air;
    private final double base;
    private Instant last = Instant.MIN;
    private volatile Bounds seen = new Bounds(0, 0, 0, 0);

    /// @param main what the large map shows
    /// @param chosen called when a person wants to see the storm on the large map
    InsetMap(
            PanelContext context,
            TileSources sources,
            MapFonts fonts,
            MapContent content,
            District city,
            MapViewport main,
            Supplier<DataPicture.Setting> setting,
            Consumer<PictureLayer> broken,
            Runnable chosen) {
        this.content = content;
        this.main = main;
        this.city = city;
        TypeScale type = context.type();
        this.air = type.base();
        map =
                new MapStack(
                        sources.withClearCoast(),
                        MissingNode.getInstance(),
                        type,
                        fonts,
                        () -> {
                            DataPicture.Setting s = setting.get();
                            return new DataPicture.Setting(
                                    s.type(), s.now(), s.language(), List.of());
                        },
                        broken,
                        why -> {});
        names = new GroundLabels(sources, map::redraw, l -> !city.outline().contains(l.label()));
        map.show(List.of(this::drawView));
        map.show(content.insetLayers());
        map.show(List.of(this::drawCity));
        map.show(List.of(names));
        getChildren().add(map);
        getStyleClass().add("map-inset");
        this.base = type.base();
        takeSize();
        setVisible(false);
        setOnMouseClicked(e -> chosen.run());
        map.widthProperty().addListener(o -> update());
        map.heightProperty().addListener(o -> update());
        main.onChange(this::update);
    }

    /// Its size for the large map's.
    private void takeSize() {
        double ems = Math.clamp(main.width() * SHARE / base, LEAST_EMS, MOST_EMS);
        double w = Math.rint(base * ems);
        double h = Math.rint(w / ASPECT);
        content.besideInset(main.width() - w);
        if (w != getMaxWidth() || h != getMaxHeight()) {
            setMinSize(w, h);
            setMaxSize(w, h);
        }
    }

    /// A second of the time shown has passed.
    void tick(Instant now) {
        if (last.equals(Instant.MIN) || Duration.between(last, now).abs().compareTo(EVERY) >= 0) {
            last = now;
            update();
        }
    }

    /// Shows what is to be seen now, or goes.
    void update() {
        if (main.width() < 1) {
            return;
        }
        takeSize();
        Optional<Bounds> storm = content.stormElsewhere(main.bounds(), ASPECT);
        setVisible(storm.isPresent());
        if (storm.isPresent() && map.getWidth() > 0) {
            seen = main.bounds();
            map.viewport().resize(map.getWidth(), map.getHeight());
            map.viewport().fit(stepped(storm.get()), air);
            map.begin();
            map.redraw();
        }
    }

    private static Bounds stepped(Bounds b) {
        return new Bounds(
                Math.floor(b.south() / STEP_DEGREES) * STEP_DEGREES,
                Math.floor(b.west() / STEP_DEGREES) * STEP_DEGREES,
                Math.ceil(b.north() / STEP_DEGREES) * STEP_DEGREES,
                Math.ceil(b.east() / STEP_DEGREES) * STEP_DEGREES);
    }

    /// The frame of the large map. On the render thread.
    private void drawView(MapFrame frame, Graphics2D g, int[] pixels, LabelPlan labels) {
        double unit = frame.px(frame.type().base());
        Bounds box = seen;
        double x0 = frame.x(MercatorPoint.x(box.west()));
        double x1 = frame.x(MercatorPoint.x(box.east()));
        double y0 = frame.y(MercatorPoint.y(box.north()));
        double y1 = frame.y(MercatorPoint.y(box.south()));
        g.setColor(new Color(Palette.TEXT_FAINT.argb(), true));
        g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.07)));
        g.draw(new Rectangle2D.Double(x0, y0, x1 - x0, y1 - y0));
    }

    /// The city with its name. On the render thread.
    private void drawCity(MapFrame frame, Graphics2D g, int[] pixels, LabelPlan labels) {
        double unit = frame.px(frame.type().base());
        MercatorPoint at = MercatorPoint.of(city.label());
        double x = frame.x(at);
        double y = frame.y(at);
        double r = unit * 0.22;
        g.setColor(new Color(Palette.TEXT.argb(), true));
        g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
        labels.reserveRound(x, y, r);
        labels.add(
                new Label(
                        frame.chinese() ? shortName(city.zh()) : city.en(),
                        x,
                        y,
                        r * 1.6,
                        LabelStyle.of(unit, Palette.TEXT.argb()).inBold(),
                        Label.EVENT + 60,
                        List.of(
                                Label.Place.LEFT,
                                Label.Place.ABOVE,
                                Label.Place.BELOW,
                                Label.Place.RIGHT)));
    }

    private static String shortName(String zh) {
        return zh.endsWith("市") && zh.length() > 2 ? zh.substring(0, zh.length() - 1) : zh;
    }

    void redraw() {
        map.redraw();
    }

    boolean settled() {
        return !isVisible() || (names.ready() && map.settled());
    }

    void close() {
        map.close();
    }
}
