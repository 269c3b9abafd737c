package org.yilan.map.layer.storm;

import org.yilan.fx.Palette;
import org.yilan.map.view.Label;
import org.yilan.map.view.LabelStyle;
import org.yilan.map.view.MapFrame;
import org.yilan.situation.arrival.StormGrade;
import org.yilan.situation.arrival.StormPath;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackPoint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The forecasts of one storm in one picture: a line per agency, and on each line a plate with the line's dash and the
/// agency's name. A plate looks like no place's name, and stands beside the city and not on it.
final class ForecastDrawing {
    private record Drawn(String agency, List<double[]> way) {}

    private static final Color PLATE = new Color(0xf00b1016, true);

    private final StormScene scene;
    private final MapFrame frame;
    private final Graphics2D g;
    private final double unit;
    private final List<Drawn> drawn = new ArrayList<>();

    ForecastDrawing(StormScene scene) {
        this.scene = scene;
        this.frame = scene.frame();
        this.g = scene.g();
        this.unit = scene.unit();
    }

    /// Draws the lines. The home agency's comes last, so that it lies on top.
    void lines(Storm storm) {
        for (StormPath path : StormPath.forecasts(storm, frame.now()).reversed()) {
            Path2D line =
                    StormLines.path(frame, path.points().stream().map(TrackPoint::centre).toList());
            if (line.intersects(0, 0, frame.width(), frame.height())) {
                draw(path, line);
            }
        }
    }

    /// Agencies whose lines are in view, the home agency first.
    Set<String> seen() {
        Set<String> agencies = new LinkedHashSet<>();
        drawn.reversed().stream()
                .filter(d -> !d.way().isEmpty())
                .forEach(d -> agencies.add(d.agency()));
        return agencies;
    }

    private void draw(StormPath path, Path2D line) {
        AgencyLine look = AgencyLine.of(path.agency());
        boolean home = look == AgencyLine.CHINA;
        g.setColor(look.color());
        g.setStroke(look.stroke(unit));
        g.draw(line);
        List<TrackPoint> points = path.points();
        for (int i = 1; i < points.size(); i++) {
            if (scene.overview() && !home) {
                break;
            }
            TrackPoint p = points.get(i);
            double[] at = scene.at(p.centre());
            tick(scene.at(points.get(i - 1).centre()), at, look.color());
            if (home && !scene.overview() && scene.sight().inView(at[0], at[1])) {
                StormGrade grade = StormGrade.of(p);
                scene.labels()
                        .add(
                                Label.beside(
                                        scene.hour(p.at())
                                                + (grade == StormGrade.UNKNOWN
                                                        ? ""
                                                        : " " + grade.code()),
                                        at[0],
                                        at[1],
                                        unit * 0.5,
                                        LabelStyle.of(unit, Palette.TEXT_DIM.argb()),
                                        Label.DETAIL + 60));
            }
        }
        drawn.add(new Drawn(path.agency(), StormLines.inView(frame, line, unit * 0.4)));
    }

    private void tick(double[] a, double[] b, Color color) {
        double length = Math.hypot(b[0] - a[0], b[1] - a[1]);
        if (length < 1) {
            return;
        }
        double nx = -(b[1] - a[1]) / length * unit * 0.3;
        double ny = (b[0] - a[0]) / length * unit * 0.3;
        g.setColor(color);
        g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.12)));
        g.draw(new Line2D.Double(b[0] - nx, b[1] - ny, b[0] + nx, b[1] + ny));
    }

    /// Puts the plates where there is room by now: on its line, as far along as it is seen, but not over the city. A plate
    /// that finds no such place is left out; the legend has them all.
    ///
    /// @return where they stand, by agency
    Map<String, Rectangle2D> plates() {
        Map<String, Rectangle2D> plates = new LinkedHashMap<>();
        for (Drawn d : drawn.reversed()) {
            String name = AgencyLine.name(d.agency(), scene.sight().texts());
            AgencyLine look = AgencyLine.of(d.agency());
            LabelStyle style =
                    new LabelStyle(
                            unit,
                            false,
                            look == AgencyLine.CHINA
                                    ? Palette.TEXT.argb()
                                    : Palette.TEXT_DIM.argb(),
                            0,
                            0);
            double text = scene.labels().widthOf(name, style);
            double width = text + unit * 2.9;
            double height = unit * 1.5;
            for (double[] at : d.way().reversed()) {
                Rectangle2D box =
                        new Rectangle2D.Double(
                                at[0] - width / 2, at[1] - height / 2, width, height);
                if (inView(box) && !onCity(box) && claim(box)) {
                    plate(box, name, look, style, text);
                    plates.put(d.agency(), box);
                    break;
                }
            }
        }
        return plates;
    }

    private boolean inView(Rectangle2D box) {
        double edge = unit * 0.4;
        return scene.sight().inView(box.getMinX() - edge, box.getMinY() - edge)
                && scene.sight().inView(box.getMaxX() + edge, box.getMaxY() + edge);
    }

    private boolean onCity(Rectangle2D box) {
        double world = frame.worldPixels();
        return scene.city()
                .intersects(
                        frame.left() + box.getX() / world,
                        frame.top() + box.getY() / world,
                        box.getWidth() / world,
                        box.getHeight() / world);
    }

    private boolean claim(Rectangle2D box) {
        double air = unit * 0.2;
        return scene.labels()
                .claim(
                        box.getX() - air,
                        box.getY() - air,
                        box.getWidth() + 2 * air,
                        box.getHeight() + 2 * air);
    }

    private void plate(
            Rectangle2D box, String name, AgencyLine look, LabelStyle style, double text) {
        g.setColor(PLATE);
        g.fill(box);
        g.setColor(new Color(Palette.LINE_STRONG.argb(), true));
        g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.06)));
        g.draw(box);
        g.setColor(look.color());
        g.setStroke(look.stroke(unit));
        double x = box.getX() + unit * 0.4;
        g.draw(new Line2D.Double(x, box.getCenterY(), x + unit * 1.7, box.getCenterY()));
        scene.labels()
                .drawCentred(
                        scene.pixels(), name, x + unit * 2.1 + text / 2, box.getCenterY(), style);
    }
}
