package org.yilan.map.view;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds places for the names of areas in one plan. An area's name stands on it if it can, else near it, with a line that
/// crosses neither a mark nor another name nor another such line. One thread only.
final class AreaNames {
    /// Names of areas may stand closer than other names: there are few of them, and they matter more.
    private static final double AIR = 0.12;

    /// How far out a name is tried, in steps of its height, and in how many directions.
    private static final double STEP = 0.75;

    private static final int DIRECTIONS = 24;

    /// A dot needs this much free ground round it, in heights of the text.
    private static final double DOT = 0.22;

    /// As often it is tried anew to find a near place for all.
    private static final int ROUNDS = 6;

    /// A name whose line is longer than so many of its heights looks lost.
    private static final double FAR = 2.5;

    /// A missing name counts as so many of the longest lines.
    private static final double MISSING = 8;

    /// As many places on an area are looked at for the end of a line.
    private static final int ENDS = 40;

    /// A line of this many heights more is taken to have the name on the outer side.
    private static final double OUTWARDS = 2;

    private final LabelPlan plan;
    private final TextSprites sprites;
    private final List<AreaLabel> areas;
    private final double crowdX;
    private final double crowdY;
    private final List<Line2D> leaders = new ArrayList<>();

    /// @param areas all that want a name: those too small for it tell where the crowd is, which names leave outwards
    AreaNames(LabelPlan plan, TextSprites sprites, List<AreaLabel> areas) {
        this.plan = plan;
        this.sprites = sprites;
        this.areas = List.copyOf(areas);
        double x = 0;
        double y = 0;
        int n = 0;
        for (AreaLabel area : areas) {
            AreaLabel.Spot spot = area.spots().getFirst();
            double width =
                    sprites.of(area.texts().getLast(), area.style())
                            .map(TextSprites.Sprite::textWidth)
                            .orElse(0.0);
            if (spot.room() < width) {
                x += spot.x();
                y += spot.y();
                n++;
            }
        }
        crowdX = n == 0 ? Double.NaN : x / n;
        crowdY = n == 0 ? Double.NaN : y / n;
    }

    /// Places as many as it can. When some find no place, or only one far off, it begins again with those, a few times, and
    /// keeps the best: who comes first takes the near places of others.
    List<LabelPlan.Placed> place() {
        LabelPlan.Mark mark = plan.mark();
        Attempt best = place(areas);
        List<AreaLabel> order = areas;
        Attempt last = best;
        for (int round = 0; round < ROUNDS && !last.unlucky().isEmpty(); round++) {
            List<AreaLabel> next = new ArrayList<>(last.unlucky());
            order.stream().filter(a -> !next.contains(a)).forEach(next::add);
            order = next;
            plan.back(mark);
            last = place(order);
            if (last.cost() < best.cost()) {
                best = last;
            }
        }
        if (last == best) {
            return last.done();
        }
        plan.back(mark);
        return place(best.order()).done();
    }

    /// What came of placing the areas in some order.
    ///
    /// @param unlucky who found no place, and then who found one far off only
    /// @param cost the lines' lengths, and much more than any for each name that is missing
    private record Attempt(
            List<AreaLabel> order,
            List<LabelPlan.Placed> done,
            List<AreaLabel> unlucky,
            double cost) {}

    private Attempt place(List<AreaLabel> order) {
        leaders.clear();
        List<LabelPlan.Placed> done = new ArrayList<>();
        List<AreaLabel> failed = new ArrayList<>();
        List<AreaLabel> far = new ArrayList<>();
        double cost = 0;
        for (AreaLabel area : order) {
            LabelPlan.Placed placed = place(area).orElse(null);
            if (placed == null) {
                failed.add(area);
                cost += area.reach() * MISSING;
                continue;
            }
            done.add(placed);
            double length = placed.leader().map(AreaNames::length).orElse(0.0);
            // Twice as far is worse than twice so many.
            cost += length * length / area.reach();
            if (length > placed.box().height() * FAR) {
                far.add(area);
            }
        }
        failed.addAll(far);
        return new Attempt(order, done, failed, cost);
    }

    private Optional<LabelPlan.Placed> place(AreaLabel area) {
        // on it as a whole, by its full name if that can be had; on it by its middle; beside it
        for (String text : area.texts()) {
            Optional<LabelPlan.Placed> whole = on(area, text, true);
            if (whole.isPresent()) {
                return whole;
            }
        }
        String shortest = area.texts().getLast();
        return on(area, shortest, false).or(() -> beside(area, shortest));
    }

    private Optional<LabelPlan.Placed> on(AreaLabel area, String text, boolean whole) {
        TextSprites.Sprite sprite = sprites.of(text, area.style()).orElse(null);
        if (sprite == null) {
            return Optional.empty();
        }
        double w = sprite.textWidth();
        double h = sprite.textHeight();
        for (AreaLabel.Spot spot : area.spots()) {
            Box box = new Box(spot.x() - w / 2, spot.y() - h / 2, w, h);
            if ((!whole || spot.room() >= w / 2) && plan.free(box, AIR)) {
                plan.take(box);
                return Optional.of(placed(area, text, spot, sprite, box, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private Optional<LabelPlan.Placed> beside(AreaLabel area, String text) {
        TextSprites.Sprite sprite = sprites.of(text, area.style()).orElse(null);
        if (sprite == null) {
            return Optional.empty();
        }
        double h = sprite.textHeight();
        // a dot under a mark would not be seen
        List<AreaLabel.Spot> ends =
                area.spots().stream()
                        .filter(s -> plan.open(s.x(), s.y(), h * DOT))
                        .limit(ENDS)
                        .toList();
        Optional<Beside> best =
                best(area, sprite, ends, false)
                        .or(
                                () ->
                                        best(
                                                area,
                                                sprite,
                                                area.spots().stream().limit(ENDS).toList(),
                                                true));
        best.ifPresent(b -> take(b.box(), b.line(), h));
        return best.map(b -> placed(area, text, b.end(), sprite, b.box(), Optional.of(b.line())));
    }

    private record Beside(Box box, Line2D line, AreaLabel.Spot end) {}

    /// The place whose line is shortest, with a name on the outer side preferred.
    ///
    /// @param covered whether the ends lie under marks, so that lines go no further than to where these begin
    private Optional<Beside> best(
            AreaLabel area, TextSprites.Sprite sprite, List<AreaLabel.Spot> ends, boolean covered) {
        double w = sprite.textWidth();
        double h = sprite.textHeight();
        AreaLabel.Spot middle = area.spots().getFirst();
        Optional<Beside> best = Optional.empty();
        double least = Double.MAX_VALUE;
        for (double away = h; away <= area.reach() && away < least + h; away += h * STEP) {
            for (int k = 0; k < DIRECTIONS; k++) {
                double angle = 2 * Math.PI * k / DIRECTIONS;
                double x = middle.x() + Math.cos(angle) * (away + w / 2);
                double y = middle.y() + Math.sin(angle) * away;
                Box box = new Box(x - w / 2, y - h / 2, w, h);
                if (!plan.free(box, AIR)) {
                    continue;
                }
                double inwards = inwards(middle, x, y) * OUTWARDS * h;
                for (AreaLabel.Spot end : ends) {
                    Line2D whole = leader(box, end, h);
                    double cost = length(whole) + inwards;
                    if (cost >= least) {
                        continue;
                    }
                    Line2D line = covered ? toTheMark(whole, h) : whole;
                    if (clear(line, h)) {
                        least = cost;
                        best = Optional.of(new Beside(box, line, end));
                    }
                }
            }
        }
        return best;
    }

    /// Half the angle between the way to a place and the way out of the crowd, 0 to 1.
    private double inwards(AreaLabel.Spot from, double x, double y) {
        if (Double.isNaN(crowdX)) {
            return 0;
        }
        double out = Math.atan2(from.y() - crowdY, from.x() - crowdX);
        double way = Math.atan2(y - from.y(), x - from.x());
        return Math.abs(Math.sin((way - out) / 2));
    }

    private static double length(Line2D line) {
        return Math.hypot(line.getX2() - line.getX1(), line.getY2() - line.getY1());
    }

    /// From the nearest point of a text's edge, a little off it.
    private static Line2D leader(Box box, AreaLabel.Spot end, double h) {
        double gap = h * 0.12;
        double x = Math.clamp(end.x(), box.x(), box.x() + box.width());
        double y = Math.clamp(end.y(), box.y(), box.y() + box.height());
        double length = Math.max(1e-6, Math.hypot(end.x() - x, end.y() - y));
        return new Line2D.Double(
                x + (end.x() - x) / length * gap,
                y + (end.y() - y) / length * gap,
                end.x(),
                end.y());
    }

    /// The line up to where a mark begins that covers all of the area.
    private Line2D toTheMark(Line2D line, double h) {
        double length = length(line);
        double step = h * 0.1;
        double open = 0;
        boolean closed = false;
        for (double at = step; at <= length; at += step) {
            double share = at / length;
            boolean free =
                    plan.open(
                            line.getX1() + (line.getX2() - line.getX1()) * share,
                            line.getY1() + (line.getY2() - line.getY1()) * share,
                            h * 0.11);
            if (free && closed) {
                // behind a mark that is another area's
                return new Line2D.Double(line.getP1(), line.getP1());
            }
            closed |= !free;
            open = free ? share : open;
        }
        return new Line2D.Double(
                line.getX1(),
                line.getY1(),
                line.getX1() + (line.getX2() - line.getX1()) * open,
                line.getY1() + (line.getY2() - line.getY1()) * open);
    }

    private boolean clear(Line2D line, double h) {
        double length = length(line);
        if (length < h * 0.3) {
            return false; // so close that the name would look like the neighbour's
        }
        int parts = (int) Math.ceil(length / (h * 0.25));
        for (int i = 0; i <= parts; i++) {
            if (!plan.open(
                    along(line.getX1(), line.getX2(), i, parts),
                    along(line.getY1(), line.getY2(), i, parts),
                    h * 0.1)) {
                return false;
            }
        }
        return leaders.stream().noneMatch(line::intersectsLine);
    }

    private void take(Box box, Line2D line, double h) {
        plan.take(box);
        leaders.add(line);
        double length = length(line);
        int parts = (int) Math.ceil(length / (h * 0.4));
        for (int i = 0; i <= parts; i++) {
            double r = h * (i == parts ? DOT : 0.1);
            plan.reserveRound(
                    along(line.getX1(), line.getX2(), i, parts),
                    along(line.getY1(), line.getY2(), i, parts),
                    r);
        }
    }

    private static double along(double from, double to, int i, int parts) {
        return from + (to - from) * i / parts;
    }

    private static LabelPlan.Placed placed(
            AreaLabel area,
            String text,
            AreaLabel.Spot at,
            TextSprites.Sprite sprite,
            Box box,
            Optional<Line2D> leader) {
        return new LabelPlan.Placed(
                new Label(
                        text,
                        at.x(),
                        at.y(),
                        0,
                        area.style(),
                        area.priority(),
                        List.of(Label.Place.CENTRE)),
                sprite,
                box,
                leader);
    }
}
