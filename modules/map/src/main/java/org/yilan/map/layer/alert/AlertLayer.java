package org.yilan.map.layer.alert;

import org.yilan.geography.District;
import org.yilan.geography.Districts;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.LegendEntry;
import org.yilan.map.mark.Mark;
import org.yilan.map.mark.Severity;
import org.yilan.map.mark.Sight;
import org.yilan.map.mark.SituationLayer;
import org.yilan.map.mark.Sprite;
import org.yilan.map.mark.Unmarked;
import org.yilan.map.view.Label;
import org.yilan.map.view.LabelPlan;
import org.yilan.map.view.LabelStyle;
import org.yilan.map.view.MapFrame;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Warnings as areas: a district has the tint and outline of the gravest that holds in it, hatched in the colour of the
/// next where several hazards are warned of.
///
/// What holds nearly everywhere is said once, in the legend; only districts that differ are labelled.
public final class AlertLayer implements SituationLayer {
    private final Districts districts;
    private final Map<String, Path2D> outlines = new HashMap<>();
    private Map<Severity, Borders> borders = Map.of();
    private AlertAreas areas = AlertAreas.NONE;
    private List<Alert> alerts = List.of();
    private Instant validFrom = Instant.MAX;
    private Instant validUntil = Instant.MIN;

    public AlertLayer(Districts districts) {
        this.districts = districts;
    }

    @Override
    public LayerKind kind() {
        return LayerKind.WARNINGS;
    }

    @Override
    public void take(Situation situation, Changes changes) {
        if (changes.touches(Changes.Kind.ALERT)) {
            alerts = List.copyOf(situation.alerts());
            validUntil = Instant.MIN;
        }
    }

    /// The areas at a moment: worked out when alerts changed or one of them has run out.
    private AlertAreas at(Instant now) {
        if (now.isBefore(validFrom) || !now.isBefore(validUntil)) {
            areas = AlertAreas.of(alerts, districts, now);
            borders = borders(areas);
            validFrom = now;
            Instant next = Instant.MAX;
            for (Alert alert : alerts) {
                Instant expires = alert.expires();
                if (expires != null && expires.isAfter(now) && expires.isBefore(next)) {
                    next = expires;
                }
            }
            validUntil = next;
        }
        return areas;
    }

    @Override
    public void draw(MapFrame frame, Graphics2D g, int[] pixels, LabelPlan labels, Sight sight) {
        AlertAreas now = at(frame.now());
        double unit = sight.unit();
        List<AlertAreas.InDistrict> order = new ArrayList<>(now.districts().values());
        order.sort((a, b) -> b.gravest().compareTo(a.gravest()));
        AffineTransform toPicture =
                new AffineTransform(
                        frame.worldPixels(),
                        0,
                        0,
                        frame.worldPixels(),
                        -frame.left() * frame.worldPixels(),
                        -frame.top() * frame.worldPixels());
        Map<String, Integer> hazards = new LinkedHashMap<>();
        String selected = sight.selected(Changes.Kind.ALERT);
        for (AlertAreas.InDistrict in : order) {
            Shape shape = toPicture.createTransformedShape(outline(in.district()));
            if (!shape.intersects(0, 0, frame.width(), frame.height())) {
                continue;
            }
            List<Alert> byHazard = in.byHazard();
            Severity worst = Severity.of(in.gravest());
            boolean chosen = in.alerts().stream().anyMatch(a -> a.id().equals(selected));
            g.setColor(worst.color(chosen ? 0.26 : 0.15));
            g.fill(shape);
            if (byHazard.size() > 1) {
                g.setPaint(hatch(Severity.of(byHazard.get(1).grade()), frame, unit));
                g.fill(shape);
            }
            if (chosen) {
                g.setColor(worst.color(0.75));
                g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.16)));
                g.draw(shape);
            }
            for (Alert a : byHazard) {
                hazards.merge(hazardKey(a), 1, Integer::sum);
            }
            mark(in, worst, frame, sight);
        }
        borders(g, toPicture, unit);
        shapes(now, frame, g, toPicture, unit, sight, hazards);
        AlertWords words = new AlertWords(sight.texts());
        label(order, frame, labels, sight, unit, words);
        unmarked(now, words, sight);
        legend(hazards, sight, unit, words);
    }

    /// The least grave first, so that the gravest stands on top where two meet.
    private static Map<Severity, Borders> borders(AlertAreas areas) {
        Map<Severity, List<District>> alike =
                areas.districts().values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        in -> Severity.of(in.gravest()),
                                        () ->
                                                new TreeMap<Severity, List<District>>(
                                                        Comparator.reverseOrder()),
                                        Collectors.mapping(
                                                AlertAreas.InDistrict::district,
                                                Collectors.toList())));
        Map<Severity, Borders> made = new LinkedHashMap<>();
        alike.forEach((severity, list) -> made.put(severity, Borders.of(list)));
        return made;
    }

    private void borders(Graphics2D g, AffineTransform toPicture, double unit) {
        g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.09)));
        borders.forEach(
                (severity, b) -> {
                    g.setColor(severity.color(0.3));
                    g.draw(toPicture.createTransformedShape(b.inner()));
                    g.setColor(severity.color(0.75));
                    g.draw(toPicture.createTransformedShape(b.outer()));
                });
    }

    private static void mark(
            AlertAreas.InDistrict in, Severity worst, MapFrame frame, Sight sight) {
        MercatorPoint at = MercatorPoint.of(in.district().label());
        if (sight.inView(frame.x(at), frame.y(at))) {
            sight.mark(
                    new Mark(
                            new Mark.Subject.One(Changes.Kind.ALERT, in.alerts().getFirst().id()),
                            at.x(),
                            at.y(),
                            sight.unit() * 1.2,
                            0,
                            worst));
        }
    }

    private void shapes(
            AlertAreas now,
            MapFrame frame,
            Graphics2D g,
            AffineTransform toPicture,
            double unit,
            Sight sight,
            Map<String, Integer> hazards) {
        Collection<AlertAreas.InDistrict> order = now.districts().values();
        for (AlertAreas.Drawn drawn : now.shapes()) {
            Shape shape = toPicture.createTransformedShape(AlertPaths.of(drawn));
            if (!shape.intersects(0, 0, frame.width(), frame.height())) {
                continue;
            }
            Severity severity = Severity.of(drawn.alert().grade());
            double m = frame.margin();
            if (shape.contains(m, m, frame.width() - 2 * m, frame.height() - 2 * m)) {
                // A tint all over and an edge that is not seen say nothing.
                AlertWords words = new AlertWords(sight.texts());
                sight.unmarked(
                        unmarked(
                                drawn.alert(),
                                true,
                                words.at(words.wholeView(), drawn.alert()),
                                words.whyWholeView()));
                continue;
            }
            g.setColor(severity.color(0.12));
            g.fill(shape);
            g.setColor(severity.color(0.9));
            g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.12)));
            g.draw(shape);
            if (order.stream().noneMatch(in -> in.alerts().contains(drawn.alert()))) {
                hazards.merge(hazardKey(drawn.alert()), 1, Integer::sum); // else counted already
            }
            MercatorPoint at = MercatorPoint.of(drawn.centre());
            severity.draw(g, frame.x(at), frame.y(at), unit * 0.4);
            if (sight.inView(frame.x(at), frame.y(at))) {
                sight.mark(
                        new Mark(
                                new Mark.Subject.One(Changes.Kind.ALERT, drawn.alert().id()),
                                at.x(),
                                at.y(),
                                unit * 0.7,
                                500,
                                severity));
            }
        }
    }

    /// Labels the districts in which not the same holds as in most.
    private static void label(
            List<AlertAreas.InDistrict> order,
            MapFrame frame,
            LabelPlan labels,
            Sight sight,
            double unit,
            AlertWords say) {
        Map<String, Long> sets =
                order.stream()
                        .collect(Collectors.groupingBy(say::signature, Collectors.counting()));
        String usual =
                sets.entrySet().stream()
                        .filter(e -> e.getValue() * 2 > order.size())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
        for (AlertAreas.InDistrict in : order) {
            String words = say.signature(in);
            if (words.equals(usual)) {
                continue;
            }
            MercatorPoint at = MercatorPoint.of(in.district().label());
            Severity worst = Severity.of(in.gravest());
            labels.add(
                    new Label(
                            words,
                            frame.x(at),
                            frame.y(at),
                            unit * 0.62,
                            LabelStyle.of(unit, worst.argb()),
                            Label.DETAIL + 100 - worst.ordinal(),
                            List.of(Label.Place.BELOW, Label.Place.ABOVE)));
        }
    }

    private static String hazardKey(Alert alert) {
        return alert.grade().code() + "\n" + alert.hazard();
    }

    private void legend(Map<String, Integer> hazards, Sight sight, double unit, AlertWords words) {
        hazards.entrySet().stream()
                .sorted(
                        Map.Entry.comparingByKey(
                                Comparator.comparing(
                                        k -> new Grade(k.substring(0, k.indexOf('\n'))))))
                .forEach(
                        e -> {
                            int cut = e.getKey().indexOf('\n');
                            Grade grade = new Grade(e.getKey().substring(0, cut));
                            Severity severity = Severity.of(grade);
                            String name =
                                    words.hazard(e.getKey().substring(cut + 1))
                                            + " "
                                            + (severity == Severity.UNKNOWN
                                                    ? grade.code()
                                                    : severity.numeral());
                            sight.legend(
                                    new LegendEntry(
                                            kind(), swatch(severity, unit), name, e.getValue()));
                        });
    }

    /// What holds without a mark: named, because it would not be seen.
    private static void unmarked(AlertAreas now, AlertWords words, Sight sight) {
        for (AlertAreas.Above a : now.above()) {
            sight.unmarked(
                    unmarked(a.alert(), true, words.at(words.where(a), a.alert()), words.why(a)));
        }
        for (AlertAreas.Unplaced u : now.unplaced()) {
            sight.unmarked(unmarked(u.alert(), false, words.what(u.alert()), words.why(u)));
        }
    }

    private static Unmarked unmarked(Alert alert, boolean everywhere, String title, String reason) {
        return new Unmarked(
                Changes.Kind.ALERT, alert.id(), alert.grade(), everywhere, title, reason);
    }

    private static Sprite swatch(Severity severity, double unit) {
        return Sprite.draw(
                unit * 0.75,
                g -> {
                    Rectangle2D box =
                            new Rectangle2D.Double(
                                    -unit * 0.6, -unit * 0.45, unit * 1.2, unit * 0.9);
                    g.setColor(severity.color(0.25));
                    g.fill(box);
                    g.setColor(severity.color(0.9));
                    g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.09)));
                    g.draw(box);
                    severity.draw(g, 0, 0, unit * 0.26);
                });
    }

    private Path2D outline(District district) {
        return outlines.computeIfAbsent(district.code(), k -> AlertPaths.of(district.outline()));
    }

    /// Diagonal lines, far apart: seen from near they tell that there is more than the tint says.
    private static TexturePaint hatch(Severity severity, MapFrame frame, double unit) {
        int step = Math.max(6, (int) Math.round(unit * 0.9));
        BufferedImage tile = new BufferedImage(step, step, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = tile.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setColor(severity.color(0.4));
            g.setStroke(new BasicStroke((float) Math.max(1, unit * 0.08)));
            for (int k = -1; k <= 1; k++) {
                g.drawLine(k * step - 2, step + 2, k * step + step + 2, -2);
            }
        } finally {
            g.dispose();
        }
        // Fixed to the ground, or it would crawl when the map is panned.
        double x = -(frame.left() * frame.worldPixels()) % step;
        double y = -(frame.top() * frame.worldPixels()) % step;
        return new TexturePaint(tile, new Rectangle2D.Double(x, y, step, step));
    }

    /// Where an alert is pointed at: in the middle of what it was published for.
    public static Optional<GeoPoint> place(Alert alert, Districts districts) {
        AlertAreas areas = AlertAreas.of(List.of(alert), districts, alert.sent());
        return areas.shapes().stream()
                .findFirst()
                .map(AlertAreas.Drawn::centre)
                .or(
                        () ->
                                areas.districts().size() == districts.list().size()
                                        ? Optional.of(districts.city().label())
                                        : areas.districts().values().stream()
                                                .findFirst()
                                                .map(in -> in.district().label()));
    }
}
