package org.yilan.map.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Gathers the labels of one picture and finds places for them: none overlaps another, a reserved box, or the edge of what
/// is seen. One per picture, on the render thread.
public final class LabelPlan {
    /// A label with its place.
    ///
    /// @param leader from the text to what it names, when it stands apart from it
    record Placed(Label label, TextSprites.Sprite sprite, Box box, Optional<Line2D> leader) {}

    /// The distance that names of the ground keep from each other, in their heights.
    private static final double AIR = 0.45;

    /// The distance from the edge of what is seen, in heights of the label.
    private static final double EDGE = 0.2;

    /// The distance beside each other below which two names read as one, in their heights.
    private static final double BESIDE = 0.35;

    /// What must be named is tried so many of its heights away.
    private static final int APART = 9;

    private static final ColorModel ARGB_PRE =
            new DirectColorModel(
                    ColorSpace.getInstance(ColorSpace.CS_sRGB),
                    32,
                    0xff0000,
                    0xff00,
                    0xff,
                    0xff000000,
                    true,
                    DataBuffer.TYPE_INT);

    private final MapFrame frame;
    private final TextSprites sprites;
    private final List<Label> labels = new ArrayList<>();
    private final List<AreaLabel> areas = new ArrayList<>();

    private List<Placed> placed = List.of();
    private final BoxGrid taken;

    /// What is taken by the picture itself, the boxes over it left out.
    private final BoxGrid drawn;

    private final BoxGrid over;
    private final BoxGrid names;

    LabelPlan(MapFrame frame, TextSprites sprites) {
        this.frame = frame;
        this.sprites = sprites;
        this.taken = new BoxGrid(frame.width(), frame.height());
        this.drawn = new BoxGrid(frame.width(), frame.height());
        this.over = new BoxGrid(frame.width(), frame.height());
        this.names = new BoxGrid(frame.width(), frame.height());
    }

    /// Keeps a box free of labels: a legend, a cluster, an icon that must be seen. Picture pixels.
    public void reserve(double x, double y, double width, double height) {
        occupy(new Box(x, y, width, height));
    }

    /// Keeps the place free of what lies over the picture: the legend and the like.
    void cover(double x, double y, double width, double height) {
        Box box = new Box(x, y, width, height);
        taken.add(box);
        over.add(box);
    }

    private void occupy(Box box) {
        taken.add(box);
        drawn.add(box);
    }

    /// Whether there is room for a sign.
    public enum Room {
        /// It was given the room.
        FREE,
        /// It was given the room, and something that lies over the picture hides it.
        HIDDEN,
        /// Another sign has it, or the edge cuts it.
        NONE
    }

    /// As [#claim], for signs that are counted: what lies over the picture does not change which signs there are. Were it
    /// otherwise, a legend could hide the sign of its own last line, lose the line, uncover the sign, and so on for ever.
    public Room room(double x, double y, double width, double height) {
        Box box = new Box(x, y, width, height);
        if (!seen(box, 0) || !drawn.isFree(box)) {
            return Room.NONE;
        }
        occupy(box);
        return over.isFree(box) ? Room.FREE : Room.HIDDEN;
    }

    /// Keeps a box free of labels unless something is there already or the edge of what is seen cuts it; false when so. For
    /// signs that are drawn only where there is room.
    public boolean claim(double x, double y, double width, double height) {
        Box box = new Box(x, y, width, height);
        boolean free = seen(box, 0) && taken.isFree(box);
        if (free) {
            occupy(box);
        }
        return free;
    }

    /// Whether nothing has been reserved at a point so far.
    public boolean clear(double x, double y) {
        return open(x, y, 0.5);
    }

    /// Keeps the disc of a round mark free.
    public void reserveRound(double x, double y, double radius) {
        occupy(Box.disc(x, y, radius));
    }

    /// Asks for a label.
    public void add(Label label) {
        if (!label.text().isBlank() && frame.shows(label.x(), label.y(), 0)) {
            labels.add(label);
        }
    }

    /// Asks for the name of an area.
    public void add(AreaLabel label) {
        if (label.spots().stream().anyMatch(s -> frame.shows(s.x(), s.y(), 0))) {
            areas.add(label);
        }
    }

    /// How wide a text would be, in picture pixels.
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
        areas.sort(Comparator.comparingInt(AreaLabel::priority).reversed());
        List<Placed> done = new ArrayList<>();
        int next = 0;
        for (Label label : labels) {
            if (next < areas.size() && areas.get(next).priority() >= label.priority()) {
                next = placeAreas(next, label.priority(), done);
            }
            place(label).ifPresent(done::add);
        }
        placeAreas(next, Integer.MIN_VALUE, done);
        placed = List.copyOf(done);
        return placed;
    }

    /// Places the areas from one on that are of some priority or above, and tells which comes next.
    private int placeAreas(int from, int priority, List<Placed> done) {
        int to = from;
        while (to < areas.size() && areas.get(to).priority() >= priority) {
            to++;
        }
        if (to > from) {
            done.addAll(new AreaNames(this, sprites, areas.subList(from, to)).place());
        }
        return to;
    }

    private Optional<Placed> place(Label label) {
        Optional<TextSprites.Sprite> sprite = sprites.of(label.text(), label.style());
        if (sprite.isEmpty()) {
            return Optional.empty();
        }
        for (Label.Place place : label.places()) {
            Box box = box(label, sprite.get(), place);
            if (free(box, label.priority() >= Label.DETAIL ? 0 : AIR)) {
                take(box);
                return Optional.of(new Placed(label, sprite.get(), box, Optional.empty()));
            }
        }
        return label.priority() >= Label.MUST ? apart(label, sprite.get()) : Optional.empty();
    }

    /// A place farther from what it names, with a line to it, for what must be named.
    private Optional<Placed> apart(Label label, TextSprites.Sprite sprite) {
        double w = sprite.textWidth();
        double h = sprite.textHeight();
        for (int ring = 1; ring <= APART; ring++) {
            double away = label.clearance() + h * ring;
            for (int k = 0; k < 16; k++) {
                double angle = Math.PI * k / 8;
                double cos = Math.cos(angle);
                double sin = Math.sin(angle);
                Box box =
                        new Box(
                                label.x() + cos * (away + w / 2) - w / 2,
                                label.y() + sin * (away + h / 2) - h / 2,
                                w,
                                h);
                if (free(box, 0)) {
                    take(box);
                    double x = Math.clamp(label.x(), box.x(), box.x() + w);
                    double y = Math.clamp(label.y(), box.y(), box.y() + h);
                    double length = Math.hypot(label.x() - x, label.y() - y);
                    double end = label.clearance() / Math.max(length, label.clearance() + 1e-6);
                    return Optional.of(
                            new Placed(
                                    label,
                                    sprite,
                                    box,
                                    Optional.of(
                                            new Line2D.Double(
                                                    x,
                                                    y,
                                                    label.x() + (x - label.x()) * end,
                                                    label.y() + (y - label.y()) * end))));
                }
            }
        }
        return Optional.empty();
    }

    /// What the last [#place] has placed.
    List<Placed> placed() {
        return placed;
    }

    /// Whether a box is in what is seen, free of everything, and by so many of its heights away from other names.
    boolean free(Box box, double air) {
        // Letters at the very edge look cut off, and their halo is.
        return seen(box, box.height() * EDGE)
                && taken.isFree(box)
                && (air == 0 || names.isFree(aired(box, air)));
    }

    /// Whether all of a box is seen, and lies so far from the edge.
    private boolean seen(Box box, double away) {
        double edge = frame.margin() + away;
        return box.within(edge, edge, frame.width() - edge, frame.height() - edge);
    }

    /// Whether nothing stands there that a line must not cross.
    boolean open(double x, double y, double reach) {
        return taken.isFree(new Box(x - reach, y - reach, 2 * reach, 2 * reach));
    }

    void take(Box box) {
        taken.add(box);
        names.add(box);
    }

    /// Places and draws.
    void draw(int[] pixels) {
        List<Placed> all = place();
        drawLeaders(all, pixels);
        for (Placed p : all) {
            p.sprite()
                    .blit(
                            pixels,
                            frame.width(),
                            frame.height(),
                            (int) Math.round(p.box().x() - p.sprite().inset()),
                            (int) Math.round(p.box().y() - p.sprite().inset()));
        }
    }

    private void drawLeaders(List<Placed> all, int[] pixels) {
        if (all.stream().allMatch(p -> p.leader().isEmpty())) {
            return;
        }
        WritableRaster raster =
                Raster.createPackedRaster(
                        new DataBufferInt(pixels, pixels.length),
                        frame.width(),
                        frame.height(),
                        frame.width(),
                        new int[] {0xff0000, 0xff00, 0xff, 0xff000000},
                        new Point());
        Graphics2D g = new BufferedImage(ARGB_PRE, raster, true, null).createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            for (Placed p : all) {
                p.leader().ifPresent(l -> leader(g, l, p.label().style()));
            }
        } finally {
            g.dispose();
        }
    }

    /// A thin line that ends in a dot, with a gap round it as letters have.
    private static void leader(Graphics2D g, Line2D line, LabelStyle style) {
        float width = (float) Math.max(1, style.size() * 0.075);
        double dot = style.size() * 0.13;
        g.setColor(new Color(style.halo(), true));
        g.setStroke(new BasicStroke(width * 3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(line);
        g.setColor(new Color(style.argb(), true));
        g.setStroke(new BasicStroke(width));
        g.draw(line);
        g.fill(new Ellipse2D.Double(line.getX2() - dot, line.getY2() - dot, 2 * dot, 2 * dot));
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
        };
    }

    /// Names of the ground keep their distance: a crowd of quiet names is not quiet.
    private static Box aired(Box box, double heights) {
        double air = box.height() * heights;
        double beside = Math.max(air, box.height() * BESIDE);
        return new Box(
                box.x() - beside, box.y() - air, box.width() + 2 * beside, box.height() + 2 * air);
    }

    /// The present state, for [#back].
    Mark mark() {
        return new Mark(taken.mark(), names.mark());
    }

    /// Forgets what has been taken since a mark.
    void back(Mark mark) {
        taken.back(mark.taken());
        names.back(mark.names());
    }

    /// @param taken state of all boxes, `names` of those of names
    record Mark(int taken, int names) {}
}
