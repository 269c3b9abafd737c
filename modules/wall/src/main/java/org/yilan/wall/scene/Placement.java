package org.yilan.wall.scene;

import org.yilan.wall.scene.SceneSpec.Layout;
import org.yilan.wall.scene.SceneSpec.Screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A layout on the monitors that are there. Pure; any thread.
///
/// @param placed every screen of the layout on a monitor, in the layout's order; two on one monitor share it side by side
public record Placement(Layout layout, List<Placed> placed) {
    public Placement {
        placed = List.copyOf(placed);
    }

    /// A screen of a layout on a monitor, or on a part of it.
    ///
    /// @param x of the place's left edge, in the monitor's pixels, as `y`, `width`, `height`
    /// @param scale size of this place against what the layout was made for; texts scale with it
    public record Placed(
            Screen screen,
            Monitor monitor,
            double x,
            double y,
            double width,
            double height,
            double scale) {}

    /// The best layout of a scene for the monitors, empty without a monitor.
    ///
    /// As many screens as there are monitors is best; of those, the one whose sizes and shapes fit best. With fewer
    /// monitors than any layout has screens, the screens that have lost theirs share one. A layout with fewer screens than
    /// monitors leaves the monitors that fit it worst empty. What even the smallest layout of the scene shows stays in sight: a
    /// layout that lacks one of those panels is taken only when there is no other. A monitor that only mirrors another, or a part of it, gets
    /// nothing: a window there would lie over the other's.
    public static Optional<Placement> best(SceneSpec scene, List<Monitor> monitors) {
        if (monitors.isEmpty()) {
            return Optional.empty();
        }
        List<Monitor> inOrder =
                monitors.stream()
                        .distinct()
                        .filter(m -> monitors.stream().noneMatch(o -> mirrors(m, o)))
                        .sorted(Comparator.comparingDouble(Monitor::x).thenComparing(Monitor::y))
                        .toList();
        Set<String> all =
                scene.layouts().stream()
                        .min(Comparator.comparingDouble(Placement::pixels))
                        .map(Placement::kinds)
                        .orElse(Set.of());
        return scene.layouts().stream()
                .map(layout -> candidate(layout, inOrder, all))
                .min(Comparator.comparingDouble(Candidate::cost))
                .map(Candidate::placement);
    }

    /// Whether one lies within the other, which is larger.
    private static boolean mirrors(Monitor one, Monitor other) {
        return !one.equals(other)
                && one.x() >= other.x()
                && one.y() >= other.y()
                && one.x() + one.width() <= other.x() + other.width()
                && one.y() + one.height() <= other.y() + other.height();
    }

    private record Candidate(Placement placement, double cost) {}

    private static Candidate candidate(Layout layout, List<Monitor> monitors, Set<String> all) {
        int screens = layout.screens().size();
        double cost = kinds(layout).containsAll(all) ? 0 : 10_000;
        if (screens > monitors.size()) {
            cost += 1000.0 * (screens - monitors.size());
            return new Candidate(fold(layout, monitors), cost);
        }
        cost += 100.0 * (monitors.size() - screens);
        Assignment best = assign(layout.screens(), monitors);
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < screens; i++) {
            Monitor m = monitors.get(best.monitors()[i]);
            placed.add(place(layout.screens().get(i), m, m.x(), m.y(), m.width(), m.height()));
        }
        return new Candidate(new Placement(layout, placed), cost + best.cost());
    }

    private static double pixels(Layout layout) {
        return layout.screens().stream().mapToDouble(s -> (double) s.width() * s.height()).sum();
    }

    private static Set<String> kinds(Layout layout) {
        return layout.screens().stream()
                .flatMap(s -> s.cells().stream())
                .map(SceneSpec.Cell::panel)
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Assignment(int[] monitors, double cost) {}

    private static Assignment assign(List<Screen> screens, List<Monitor> monitors) {
        int n = screens.size();
        if (monitors.size() > 7) {
            // Too many to try them all: in order, which is how people number monitors.
            int[] order = new int[n];
            double cost = 0;
            for (int i = 0; i < n; i++) {
                order[i] = i;
                cost += misfit(screens.get(i), monitors.get(i));
            }
            return new Assignment(order, cost);
        }
        return search(screens, monitors, new int[n], 0, 0, Double.MAX_VALUE);
    }

    private static Assignment search(
            List<Screen> screens,
            List<Monitor> monitors,
            int[] chosen,
            int i,
            double cost,
            double bound) {
        if (i == screens.size()) {
            return new Assignment(chosen.clone(), cost);
        }
        Assignment best = new Assignment(new int[0], bound);
        for (int m = 0; m < monitors.size(); m++) {
            double inversions = 0;
            boolean taken = false;
            for (int j = 0; j < i; j++) {
                taken |= chosen[j] == m;
                // Left stays left unless sizes say otherwise.
                inversions += chosen[j] > m ? 0.02 : 0;
            }
            double next = cost + inversions + misfit(screens.get(i), monitors.get(m));
            if (taken || next >= best.cost()) {
                continue;
            }
            chosen[i] = m;
            Assignment found = search(screens, monitors, chosen, i + 1, next, best.cost());
            if (found.monitors().length > 0) {
                best = found;
            }
        }
        return best;
    }

    /// 0 when sizes are equal; a different shape weighs more than a different size, which only scales.
    private static double misfit(Screen screen, Monitor monitor) {
        double shape =
                Math.log((monitor.width() / monitor.height()) * screen.height() / screen.width());
        double size =
                Math.log(
                        (monitor.width() * monitor.height())
                                / ((double) screen.width() * screen.height()));
        return 4 * Math.abs(shape) + Math.abs(size);
    }

    /// Screens in order onto monitors in order; the largest monitor takes those that are left over as well.
    private static Placement fold(Layout layout, List<Monitor> monitors) {
        int largest = 0;
        for (int m = 1; m < monitors.size(); m++) {
            if (area(monitors.get(m)) > area(monitors.get(largest))) {
                largest = m;
            }
        }
        int extra = layout.screens().size() - monitors.size();
        List<Placed> placed = new ArrayList<>();
        int next = 0;
        for (int m = 0; m < monitors.size(); m++) {
            Monitor monitor = monitors.get(m);
            int share = m == largest ? 1 + extra : 1;
            List<Screen> here = layout.screens().subList(next, next + share);
            double whole = here.stream().mapToDouble(Screen::width).sum();
            double x = monitor.x();
            for (Screen screen : here) {
                double width = Math.rint(monitor.width() * screen.width() / whole);
                placed.add(place(screen, monitor, x, monitor.y(), width, monitor.height()));
                x += width;
            }
            next += share;
        }
        return new Placement(layout, placed);
    }

    private static double area(Monitor monitor) {
        return monitor.width() * monitor.height();
    }

    private static Placed place(
            Screen screen, Monitor monitor, double x, double y, double width, double height) {
        double scale = Math.min(width / screen.width(), height / screen.height());
        return new Placed(screen, monitor, x, y, width, height, scale);
    }
}
