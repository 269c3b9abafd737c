package org.yilan.map.layer.incident;

import org.yilan.fx.Palette;
import org.yilan.geography.District;
import org.yilan.geography.Districts;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.layer.point.Cluster;
import org.yilan.map.layer.point.ClusterLevel;
import org.yilan.map.layer.point.PointField;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.LegendEntry;
import org.yilan.map.mark.Mark;
import org.yilan.map.mark.Severity;
import org.yilan.map.mark.Sight;
import org.yilan.map.mark.SituationLayer;
import org.yilan.map.mark.Unmarked;
import org.yilan.map.view.Label;
import org.yilan.map.view.LabelPlan;
import org.yilan.map.view.LabelStyle;
import org.yilan.map.view.MapFrame;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Incident;

import java.awt.Graphics2D;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Open incidents: clusters with their count and worst member, or the sign of one.
///
/// An incident of which only the district is known stands at the district's name; one without any place is counted in the
/// legend.
public final class IncidentLayer implements SituationLayer {
    /// Side of a cluster's cell in units of the smallest text.
    private static final double CELL = 7.5;

    /// From this zoom on, single incidents show their title whatever their grade.
    private static final double ALL_TITLES = 13;

    private static final int TITLE_LENGTH = 16;

    /// Of incidents without a place, as many are named.
    private static final int NAMED = 50;

    private final Districts districts;
    private final IncidentSigns signs = new IncidentSigns();
    private final PointField field;
    private final Set<String> nowhere = new HashSet<>();
    private final double base;
    private long[] due = new long[64];
    private Instant checked = Instant.MIN;

    /// @param base logical pixels of the smallest text, which clusters are sized by
    public IncidentLayer(Districts districts, double base) {
        this.districts = districts;
        this.base = base;
        this.field = new PointField(base * CELL);
    }

    @Override
    public LayerKind kind() {
        return LayerKind.INCIDENTS;
    }

    @Override
    public void take(Situation situation, Changes changes) {
        if (changes.everything()) {
            field.clear();
            nowhere.clear();
            situation.incidents().forEach(this::put);
        } else {
            for (String id : changes.ids(Changes.Kind.INCIDENT)) {
                situation.incident(id).ifPresentOrElse(this::put, () -> forget(id));
            }
        }
        checked = Instant.MIN;
    }

    private void put(Incident incident) {
        String id = incident.id();
        if (!incident.open()) {
            forget(id);
            return;
        }
        GeoPoint point = place(incident, districts).orElse(null);
        if (point == null) {
            forget(id);
            nowhere.add(id);
            return;
        }
        nowhere.remove(id);
        int known = field.indexOf(id);
        boolean flagged = known >= 0 && field.flagged(known);
        int i =
                field.put(
                        id,
                        MercatorPoint.x(point.lon()),
                        MercatorPoint.y(point.lat()),
                        incident.grade().rank(),
                        flagged);
        if (i >= due.length) {
            due = Arrays.copyOf(due, Math.max(i + 1, due.length * 2));
        }
        Instant dueAt = incident.due();
        due[i] = dueAt == null ? Long.MAX_VALUE : dueAt.toEpochMilli();
    }

    /// Where an incident stands on the map: its point, else its district's name.
    public static Optional<GeoPoint> place(Incident incident, Districts districts) {
        GeoPoint point = incident.report().place().point();
        return point != null
                ? Optional.of(point)
                : districts.byCode(incident.report().place().division()).map(District::label);
    }

    private void forget(String id) {
        nowhere.remove(id);
        field.remove(id);
    }

    /// Marks what has become overdue; once a second of the time shown at most.
    private void check(Instant now) {
        if (now.getEpochSecond() == checked.getEpochSecond()) {
            return;
        }
        checked = now;
        long millis = now.toEpochMilli();
        for (int i = 0; i < field.end(); i++) {
            if (field.present(i)) {
                field.flag(i, due[i] < millis);
            }
        }
    }

    /// How often points were put into cells: what updates have cost.
    public long placements() {
        return field.placements();
    }

    /// Half the width of the sign for a number of incidents, in units of the smallest text.
    static double radius(int count) {
        return count == 1 ? 0.62 : 1.15 + 0.32 * Math.log10(count);
    }

    @Override
    public void draw(
            MapFrame frame, Graphics2D graphics, int[] pixels, LabelPlan labels, Sight sight) {
        check(frame.now());
        double unit = frame.px(base);
        ClusterLevel level = field.level((int) Math.clamp(Math.round(frame.zoom()), 2, 18));
        double world = frame.worldPixels();
        List<Cluster> clusters =
                level.within(
                        frame.left(),
                        frame.top(),
                        frame.left() + frame.width() / world,
                        frame.top() + frame.height() / world,
                        n -> radius(n) * unit / world);
        int[] visible = new int[PointField.RANKS];
        int overdue = 0;
        String selected = sight.selected(Changes.Kind.INCIDENT);
        int order = 1000;
        for (Cluster cluster : clusters) {
            double x = frame.x(cluster.x());
            double y = frame.y(cluster.y());
            double r = radius(cluster.count()) * unit;
            Severity worst = Severity.values()[cluster.worst()];
            signs.of(unit, cluster).blit(pixels, frame.width(), frame.height(), at(x), at(y));
            labels.reserveRound(x, y, r + unit * 0.25);
            if (cluster.single() >= 0) {
                single(labels, sight, field.id(cluster.single()), worst, x, y, r);
            } else {
                labels.drawCentred(
                        pixels,
                        count(cluster.count(), frame.chinese()),
                        x,
                        y,
                        new LabelStyle(unit, true, Palette.TEXT.argb(), 0, 0));
            }
            if (sight.inView(x, y)) {
                for (int rank = 0; rank < visible.length; rank++) {
                    visible[rank] += cluster.ranks()[rank];
                }
                overdue += cluster.flagged();
                if (cluster.single() >= 0 && field.id(cluster.single()).equals(selected)) {
                    continue; // it gets its mark where it is drawn on top; two would hold the
                    // keyboard up
                }
                Mark.Subject subject = subject(cluster);
                sight.mark(new Mark(subject, cluster.x(), cluster.y(), r, order++, worst));
            }
        }
        if (selected != null) {
            selected(frame, pixels, labels, sight, selected, order);
        }
        legend(sight, visible, overdue, unit);
    }

    private static int at(double pixel) {
        return (int) Math.floor(pixel);
    }

    private Mark.Subject subject(Cluster cluster) {
        if (cluster.single() >= 0) {
            return new Mark.Subject.One(Changes.Kind.INCIDENT, field.id(cluster.single()));
        }
        return new Mark.Subject.Many(LayerKind.INCIDENTS, cluster.count(), cluster::holds);
    }

    private static void single(
            LabelPlan labels,
            Sight sight,
            String id,
            Severity severity,
            double x,
            double y,
            double r) {
        boolean grave = severity == Severity.I || severity == Severity.UNKNOWN;
        if (!grave && sight.detail() < ALL_TITLES || sight.selected(Changes.Kind.INCIDENT, id)) {
            return;
        }
        int argb = grave ? Palette.TEXT.argb() : Palette.TEXT_DIM.argb();
        sight.situation()
                .incident(id)
                .ifPresent(
                        i ->
                                labels.add(
                                        Label.beside(
                                                title(i),
                                                x,
                                                y,
                                                r,
                                                LabelStyle.of(sight.unit(), argb),
                                                Label.EVENT - severity.ordinal())));
    }

    /// The incident selected stands by itself, at its own place and on top, even when it is in a cluster.
    private void selected(
            MapFrame frame, int[] pixels, LabelPlan labels, Sight sight, String id, int order) {
        int i = field.indexOf(id);
        if (i < 0) {
            return;
        }
        double x = frame.x(field.x(i));
        double y = frame.y(field.y(i));
        if (!frame.shows(x, y, 0)) {
            return;
        }
        double unit = frame.px(base);
        Severity severity = Severity.values()[field.rank(i)];
        signs.selected(unit, severity, field.flagged(i))
                .blit(pixels, frame.width(), frame.height(), at(x), at(y));
        labels.reserveRound(x, y, unit * 1.3);
        LabelStyle style = LabelStyle.of(unit * 1.15, Palette.ACCENT.argb()).inBold();
        sight.situation()
                .incident(id)
                .ifPresent(
                        incident ->
                                labels.add(
                                        Label.beside(
                                                title(incident),
                                                x,
                                                y,
                                                unit * 1.3,
                                                style,
                                                Label.SELECTED)));
        if (sight.inView(x, y)) {
            Mark.Subject one = new Mark.Subject.One(Changes.Kind.INCIDENT, id);
            sight.mark(new Mark(one, field.x(i), field.y(i), unit, order, severity));
        }
    }

    private void legend(Sight sight, int[] visible, int overdue, double unit) {
        for (Severity severity : Severity.values()) {
            int count = visible[severity.ordinal()];
            if (count > 0) {
                sight.legend(
                        new LegendEntry(
                                LayerKind.INCIDENTS,
                                signs.one(unit, severity, false),
                                sight.texts().get("layers.legend.incident." + severity.name()),
                                count));
            }
        }
        if (overdue > 0) {
            sight.legend(
                    new LegendEntry(
                            LayerKind.INCIDENTS,
                            signs.overdue(unit),
                            sight.texts().get("layers.legend.overdue"),
                            overdue));
        }
        sight.withoutPlace(nowhere.size());
        nowhere.stream()
                .flatMap(id -> sight.situation().incident(id).stream())
                .sorted(Comparator.comparing(Incident::grade).thenComparing(Incident::id))
                .limit(NAMED)
                .forEach(
                        i -> {
                            String division = i.report().place().division();
                            sight.unmarked(
                                    new Unmarked(
                                            Changes.Kind.INCIDENT,
                                            i.id(),
                                            i.grade(),
                                            false,
                                            i.report().title(),
                                            division.isEmpty()
                                                    ? sight.texts().get("layers.unmarked.no-place")
                                                    : sight.texts()
                                                            .get(
                                                                    "layers.unmarked.no-district",
                                                                    division)));
                        });
    }

    private static String title(Incident incident) {
        String title = incident.report().title();
        int length = title.codePointCount(0, title.length());
        return length <= TITLE_LENGTH
                ? title
                : title.substring(0, title.offsetByCodePoints(0, TITLE_LENGTH - 1)) + "…";
    }

    static String count(int count, boolean chinese) {
        if (count < 10_000) {
            return Integer.toString(count);
        }
        return chinese
                ? String.format(Locale.ROOT, "%.1f万", count / 10_000.0)
                : String.format(Locale.ROOT, "%dk", count / 1000);
    }
}
