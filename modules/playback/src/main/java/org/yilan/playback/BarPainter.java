package org.yilan.playback;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;
import org.yilan.console.JournalIndex.Mark;
import org.yilan.console.TimeContext.Mode;
import org.yilan.fx.GradeShape;
import org.yilan.fx.Palette;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/// Draws the bar: incidents per interval, a row of alerts, a row of response levels, the hours, what is still to come, and
/// the playhead. FX thread.
///
/// All lengths follow from the text size, so that a wall and a desk show the same design.
final class BarPainter {
    /// What is to be drawn.
    ///
    /// @param shown the moment that the playhead stands at
    /// @param pointer where the pointer is, negative when elsewhere
    record Picture(
            BarData data,
            BarScale scale,
            Mode mode,
            Instant shown,
            Instant latest,
            double pointer) {}

    /// Height of the flag over the playhead, in text sizes.
    private static final double FLAG = 1.4;

    private final BarWords words;
    private final double base;
    private Font font = Font.getDefault();

    /// @param base pixels of the smallest text
    BarPainter(BarWords words, double base) {
        this.words = words;
        this.base = base;
    }

    /// Draws in a font family from now on.
    void family(String family) {
        font = Font.font(family, base);
    }

    /// Width of the names of the rows.
    double gutter() {
        double widest = 0;
        for (String row : List.of("row.incidents", "row.alerts", "row.levels")) {
            widest = Math.max(widest, width(words.get(row)));
        }
        return Math.rint(widest + base * 2);
    }

    /// Space to the right of the bar.
    double margin() {
        return Math.rint(base);
    }

    void paint(GraphicsContext g, double width, double height, Picture picture) {
        g.setFont(font);
        Rows rows = Rows.of(height, base);
        BarScale scale = picture.scale();
        double right = scale.left() + scale.width();
        double now = Math.rint(scale.x(picture.latest()));
        if (now < right) {
            // The time to come lies in the dark.
            g.setFill(Color.color(0, 0, 0, 0.4));
            g.fillRect(now, rows.top(), right - now, rows.bottom() - rows.top());
        }
        days(g, rows, picture);
        bars(g, rows, picture);
        marks(g, rows, picture);
        names(g, rows);
        hours(g, rows, width, picture);
        g.setFill(Palette.LINE_STRONG.color());
        g.fillRect(scale.left(), rows.floor(), scale.width(), 1);
        if (now >= scale.left() && now <= right && picture.mode() != Mode.LIVE) {
            g.fillRect(now, rows.top(), 1, rows.bottom() - rows.top());
        }
        playhead(g, rows, picture);
        hover(g, rows, width, picture);
    }

    /// Heights of what lies one above the other.
    ///
    /// @param top of the bars' space; the flag stands in it, over the bars
    /// @param floor on which the bars stand
    /// @param alerts middle of the row, negative when there is no room for it; `levels` likewise
    /// @param bottom of the last row; the hours stand below
    private record Rows(double top, double floor, double alerts, double levels, double bottom) {
        static Rows of(double height, double base) {
            double top = Math.rint(base * 0.3);
            double bottom = Math.rint(height - base * 1.75);
            double row = base * 1.45;
            int fit = bottom - top > row * 2 + base * 2.2 ? 2 : bottom - top > row * 2 ? 1 : 0;
            double floor = Math.rint(bottom - row * fit - (fit > 0 ? base * 0.15 : 0));
            return new Rows(
                    top,
                    floor,
                    fit > 0 ? floor + row * 0.6 : -1,
                    fit > 1 ? floor + row * 1.6 : -1,
                    bottom);
        }
    }

    private void days(GraphicsContext g, Rows rows, Picture picture) {
        g.setFill(Palette.LINE.color());
        for (ZonedDateTime at : picture.scale().labels(words.zone(), 1)) {
            if (BarScale.midnight(at)) {
                double x = Math.rint(picture.scale().x(at.toInstant()));
                g.fillRect(x, rows.top(), 1, rows.bottom() - rows.top());
            }
        }
    }

    private void bars(GraphicsContext g, Rows rows, Picture picture) {
        BarScale scale = picture.scale();
        double narrowest = Math.max(4, base * 0.42);
        List<BarData.Bar> told = picture.data().bars(scale, narrowest);
        List<BarData.Bar> dues = picture.data().dueBars(scale, narrowest);
        int most = BarData.top(told, dues);
        double unit = (rows.floor() - rows.top()) / most;
        for (BarData.Bar bar : told) {
            boolean after = bar.from().isAfter(picture.shown());
            bar(g, rows, scale, bar, unit, after ? AFTER : BEFORE);
        }
        for (BarData.Bar bar : dues) {
            bar(g, rows, scale, bar, unit, DUE);
        }
        if (most > 1 && rows.floor() - rows.top() > base * 2.4) {
            g.setTextAlign(TextAlignment.RIGHT);
            g.setTextBaseline(VPos.TOP);
            g.setFill(Palette.TEXT_FAINT.color());
            g.fillText(Integer.toString(most), scale.left() - base * 0.5, rows.top());
        }
    }

    private static final Paint BEFORE = Palette.TEXT_FAINT.color(0.75);
    private static final Paint AFTER = Palette.LINE_STRONG.color(0.9);
    private static final Paint DUE = Palette.LINE_STRONG.color(0.75);

    private static void bar(
            GraphicsContext g,
            Rows rows,
            BarScale scale,
            BarData.Bar bar,
            double unit,
            Paint paint) {
        if (bar.count() == 0) {
            return;
        }
        double gap = bar.width() > 12 ? 2 : 1;
        double left = Math.max(scale.left(), Math.rint(bar.x()));
        double right = Math.min(scale.left() + scale.width(), Math.rint(bar.x() + bar.width()));
        double room = rows.floor() - rows.top();
        double wide = Math.max(1, right - left - gap);
        double high = Math.clamp(Math.rint(bar.count() * unit), 1, room);
        g.setFill(paint);
        g.fillRect(left, rows.floor() - high, wide, high);
        if (bar.count() * unit > room + 0.5) {
            // Higher than the room: the break says that it goes on.
            double cut = Math.max(2, Math.rint(room * 0.07));
            g.clearRect(left, rows.top() + cut * 2, wide, cut);
        }
    }

    private void marks(GraphicsContext g, Rows rows, Picture picture) {
        if (rows.alerts() > 0) {
            marks(g, rows.alerts(), false, picture);
        }
        if (rows.levels() > 0) {
            marks(g, rows.levels(), true, picture);
        }
    }

    private void marks(GraphicsContext g, double middle, boolean levels, Picture picture) {
        double size = base * 0.92;
        for (BarData.Placed placed : picture.data().marks(picture.scale(), levels, size * 1.08)) {
            Mark mark = placed.gravest();
            boolean after = mark.at().isAfter(picture.shown());
            g.setGlobalAlpha(after ? 0.38 : 1);
            mark(g, mark, placed.x(), middle, size);
        }
        g.setGlobalAlpha(1);
    }

    private static void mark(GraphicsContext g, Mark mark, double x, double middle, double size) {
        GradeShape shape = GradeShape.of(mark.grade());
        double[] outline = shape.outline();
        int corners = outline.length / 2;
        boolean hollow = shape.hollow() || mark.kind().endsWith("-ended");
        double box = hollow ? size * 0.84 : size;
        double[] xs = new double[corners];
        double[] ys = new double[corners];
        for (int i = 0; i < corners; i++) {
            xs[i] = x + (outline[2 * i] - 0.5) * box;
            ys[i] = middle + (outline[2 * i + 1] - 0.5) * box;
        }
        Color ink = Palette.of(mark.grade()).color();
        if (hollow) {
            g.setStroke(ink);
            g.setLineWidth(Math.max(1.2, size * 0.1));
            g.strokePolygon(xs, ys, corners);
        } else {
            g.setFill(ink);
            g.fillPolygon(xs, ys, corners);
        }
    }

    private void names(GraphicsContext g, Rows rows) {
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.BASELINE);
        g.setFill(Palette.TEXT_FAINT.color());
        g.fillText(words.get("row.incidents"), base, rows.floor());
        g.setTextBaseline(VPos.CENTER);
        if (rows.alerts() > 0) {
            g.fillText(words.get("row.alerts"), base, rows.alerts());
        }
        if (rows.levels() > 0) {
            g.fillText(words.get("row.levels"), base, rows.levels());
        }
    }

    private void hours(GraphicsContext g, Rows rows, double width, Picture picture) {
        BarScale scale = picture.scale();
        double date = width(words.date(picture.latest().atZone(words.zone())));
        g.setTextBaseline(VPos.TOP);
        g.setTextAlign(TextAlignment.CENTER);
        double y = rows.bottom() + base * 0.42;
        double free = 0;
        for (ZonedDateTime at : scale.labels(words.zone(), date + base * 2.2)) {
            double x = scale.x(at.toInstant());
            boolean first = free == 0 && !BarScale.midnight(at);
            String label = first ? words.dateAndClock(at.toInstant()) : words.label(at);
            double half = width(label) / 2;
            if (x - half < free || x + half > width) {
                continue;
            }
            boolean midnight = BarScale.midnight(at);
            g.setFill(Palette.LINE_STRONG.color());
            g.fillRect(Math.rint(x), rows.bottom(), 1, Math.rint(base * 0.3));
            g.setFill((midnight ? Palette.TEXT_DIM : Palette.TEXT_FAINT).color());
            g.fillText(label, x, y);
            free = x + half + base * 0.8;
        }
    }

    private void playhead(GraphicsContext g, Rows rows, Picture picture) {
        BarScale scale = picture.scale();
        double x = Math.rint(scale.x(picture.shown()));
        if (x < scale.left() || x > scale.left() + scale.width()) {
            return;
        }
        boolean live = picture.mode() == Mode.LIVE;
        g.setFill(Palette.ACCENT.color());
        double thick = Math.max(2, Math.rint(base * 0.14));
        g.fillRect(x - thick / 2, rows.top(), thick, rows.bottom() - rows.top());
        double knob = base * 0.62;
        g.fillOval(x - knob / 2, rows.bottom() - knob / 2, knob, knob);
        if (!live) {
            flag(g, picture);
        }
    }

    /// The moment that is shown, over the playhead.
    private void flag(GraphicsContext g, Picture picture) {
        Span flag = flag(picture);
        double wide = flag.right() - flag.left();
        g.setFill(Palette.ACCENT.color());
        g.fillRect(Math.rint(flag.left()), 0, Math.rint(wide), Math.rint(base * FLAG));
        g.setFill(Palette.BACKGROUND.color());
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(words.dateAndClock(picture.shown()), flag.left() + wide / 2, base * FLAG / 2);
    }

    /// From where to where something reaches, in pixels.
    record Span(double left, double right) {}

    /// Where the flag over the playhead lies, of a picture that is not live.
    Span flag(Picture picture) {
        BarScale scale = picture.scale();
        double wide = width(words.dateAndClock(picture.shown())) + base * 0.9;
        double x = Math.rint(scale.x(picture.shown()));
        double left = Math.clamp(x - wide / 2, scale.left(), scale.left() + scale.width() - wide);
        return new Span(left, left + wide);
    }

    /// Where words of a width stand that belong to the pointer at `x`: beside it, but never over the playhead's flag.
    ///
    /// @param width of the whole bar
    Span besideFlag(Picture picture, double x, double wide, double width) {
        double least = picture.scale().left();
        double most = Math.max(least, width - wide - base);
        double left = Math.clamp(x + base * 0.5, least, most);
        if (picture.mode() != Mode.LIVE) {
            Span flag = flag(picture);
            double gap = base * 0.2;
            boolean over = left < flag.right() + gap && left + wide > flag.left() - gap;
            if (over) {
                left = flag.right() + gap <= most ? flag.right() + gap : flag.left() - gap - wide;
            }
        }
        return new Span(left, left + wide);
    }

    /// What is under the pointer, in words.
    private void hover(GraphicsContext g, Rows rows, double width, Picture picture) {
        BarScale scale = picture.scale();
        double x = picture.pointer();
        if (x < scale.left() || x > scale.left() + scale.width()) {
            return;
        }
        Instant moment = scale.moment(x);
        StringBuilder said = new StringBuilder(words.dateAndClock(moment));
        BarData.Bar bar = barAt(picture, moment);
        if (bar != null) {
            said.append(" · ").append(words.get("hover.incidents", bar.count()));
        }
        for (boolean levels : new boolean[] {false, true}) {
            for (BarData.Placed p : picture.data().marks(scale, levels, base)) {
                if (Math.abs(p.x() - x) < base * 0.6) {
                    said.append(" · ").append(p.gravest().label());
                    if (p.marks().size() > 1) {
                        said.append(' ').append(words.get("hover.more", p.marks().size() - 1));
                    }
                }
            }
        }
        g.setFill(Palette.TEXT_DIM.color());
        g.fillRect(Math.rint(x), rows.top(), 1, rows.bottom() - rows.top());
        String text = fit(said.toString(), scale.width());
        double wide = width(text) + base;
        double left = besideFlag(picture, x, wide, width).left();
        g.setFill(Palette.BACKGROUND.color());
        g.fillRect(left, 0, wide, Math.rint(base * FLAG));
        g.setFill(Palette.TEXT.color());
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, left + base * 0.5, base * FLAG / 2);
    }

    private static BarData.@Nullable Bar barAt(Picture picture, Instant moment) {
        BarData.Bar found = null;
        for (BarData.Bar bar : picture.data().bars(picture.scale(), 1)) {
            if (!bar.from().isAfter(moment)) {
                found = bar;
            }
        }
        return moment.isAfter(picture.latest()) ? null : found;
    }

    private String fit(String text, double most) {
        String fitted = text;
        while (width(fitted) > most && fitted.length() > 8) {
            fitted = fitted.substring(0, fitted.length() * 3 / 4) + "…";
        }
        return fitted;
    }

    private double width(String text) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }
}
