package org.yilan.map.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers the labels of one picture and finds places for them: none overlaps another, a reserved box, or the edge of what
/// is seen. One per picture, on the render thread.
public final class LabelPlan {
    /// A label with its place.
    record Placed(Label label, TextSprites.Sprite sprite, Box box) {}

    /// Side of the squares by which boxes are found again, in picture pixels.
    private static final int SQUARE = 96;

    /// How far from its point, in heights of its text, a name stands clear of a cluster that lies there.
    private static final double FAR = 1.6;

    private final MapFrame frame;
    private final TextSprites sprites;
    private final List<Label> labels = new ArrayList<>();
    private final Map<Long, List<Box>> taken = new HashMap<>();
    private final Map<Long, List<Box>> names = new HashMap<>();

    LabelPlan(MapFrame frame, TextSprites sprites) {
        this.frame = frame;
        this.sprites = sprites;
    }

    /// Keeps a box free of labels: a legend, a cluster, an icon that must be seen. Picture pixels.
    public void reserve(double x, double y, double width, double height) {
        occupy(taken, new Box(x, y, width, height));
    }

    /// Keeps a box free of labels unless something is there already; false when it is. For signs that are drawn only where
    /// there is room.
    public boolean claim(double x, double y, double width, double height) {
        Box box = new Box(x, y, width, height);
        boolean free = isFree(taken, box);
        if (free) {
            occupy(taken, box);
        }
        return free;
    }

    /// Keeps the box round a round mark free.
    public void reserveRound(double x, double y, double radius) {
        reserve(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /// Asks for a label.
    public void add(Label label) {
        if (!label.text().isBlank() && frame.shows(label.x(), label.y(), 0)) {
            labels.add(label);
        }
    }

    /// How wide and high a text would be, in picture pixels.
    public double widthOf(String text, LabelStyle style) {
        return sprites.of(text, style).map(TextSprites.Sprite::textWidth).orElse(0.0);
    }

    /// Draws a text at a fixed place at once, without asking for room: the number in a cluster. The point is the middle of
    /// the text.
    public void drawCentred(int[] pixels, String text, double x, double y, LabelStyle style) {
        sprites.of(text, style)
                .ifPresent(
                        s ->
                                s.blit(
                                        pixels,
                                        frame.width(),
                                        frame.height(),
                                        (int) Math.round(x - s.width() / 2.0),
                                        (int) Math.round(y - s.height() / 2.0)));
    }

    /// Places what was gathered; the higher priority first, in the order of asking among equals.
    List<Placed> place() {
        labels.sort(Comparator.comparingInt(Label::priority).reversed());
        List<Placed> placed = new ArrayList<>();
        for (Label label : labels) {
            Optional<TextSprites.Sprite> sprite = sprites.of(label.text(), label.style());
            if (sprite.isEmpty()) {
                continue;
            }
            for (Label.Place place : label.places()) {
                Box box = box(label, sprite.get(), place);
                if (box.within(
                                frame.margin(),
                                frame.margin(),
                                frame.width() - frame.margin(),
                                frame.height() - frame.margin())
                        && isFree(taken, box)
                        && (label.priority() >= Label.DETAIL || isFree(names, aired(box)))) {
                    occupy(taken, box);
                    occupy(names, box);
                    placed.add(new Placed(label, sprite.get(), box));
                    break;
                }
            }
        }
        return placed;
    }

    /// Places and draws.
    void draw(int[] pixels) {
        for (Placed p : place()) {
            p.sprite()
                    .blit(
                            pixels,
                            frame.width(),
                            frame.height(),
                            (int) Math.round(p.box().x() - p.sprite().inset()),
                            (int) Math.round(p.box().y() - p.sprite().inset()));
        }
    }

    private static Box box(Label label, TextSprites.Sprite s, Label.Place place) {
        double w = s.textWidth();
        double h = s.textHeight();
        double gap = label.clearance() + (place == Label.Place.CENTRE ? 0 : h * 0.15);
        double across = gap * Math.sqrt(0.5);
        double x = label.x();
        double y = label.y();
        return switch (place) {
            case CENTRE -> new Box(x - w / 2, y - h / 2, w, h);
            case RIGHT -> new Box(x + gap, y - h / 2, w, h);
            case LEFT -> new Box(x - gap - w, y - h / 2, w, h);
            case ABOVE -> new Box(x - w / 2, y - gap - h, w, h);
            case BELOW -> new Box(x - w / 2, y + gap, w, h);
            case ABOVE_RIGHT -> new Box(x + across, y - across - h, w, h);
            case BELOW_RIGHT -> new Box(x + across, y + across, w, h);
            case ABOVE_LEFT -> new Box(x - across - w, y - across - h, w, h);
            case BELOW_LEFT -> new Box(x - across - w, y + across, w, h);
            case FAR_BELOW -> new Box(x - w / 2, y + h * FAR, w, h);
            case FAR_ABOVE -> new Box(x - w / 2, y - h * (FAR + 1), w, h);
            case FAR_RIGHT -> new Box(x + h * FAR, y - h / 2, w, h);
            case FAR_LEFT -> new Box(x - h * FAR - w, y - h / 2, w, h);
        };
    }

    /// Names of the ground keep their distance: a crowd of quiet names is not quiet.
    private static Box aired(Box box) {
        double air = box.height() * 0.45;
        return new Box(box.x() - air, box.y() - air, box.width() + 2 * air, box.height() + 2 * air);
    }

    private boolean isFree(Map<Long, List<Box>> where, Box box) {
        for (long key : squares(box)) {
            for (Box other : where.getOrDefault(key, List.of())) {
                if (box.overlaps(other)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void occupy(Map<Long, List<Box>> where, Box box) {
        for (long key : squares(box)) {
            where.computeIfAbsent(key, k -> new ArrayList<>(4)).add(box);
        }
    }

    /// The squares that a box touches, clipped to the picture so that a huge box stays cheap.
    private long[] squares(Box box) {
        int x0 = square(box.x(), frame.width());
        int x1 = square(box.x() + box.width(), frame.width());
        int y0 = square(box.y(), frame.height());
        int y1 = square(box.y() + box.height(), frame.height());
        long[] keys = new long[(x1 - x0 + 1) * (y1 - y0 + 1)];
        int at = 0;
        for (int y = y0; y <= y1; y++) {
            for (int x = x0; x <= x1; x++) {
                keys[at++] = (long) y << 32 | x;
            }
        }
        return keys;
    }

    private static int square(double v, int limit) {
        return (int) Math.clamp(Math.floor(v / SQUARE), 0.0, Math.ceil(limit / (double) SQUARE));
    }
}
