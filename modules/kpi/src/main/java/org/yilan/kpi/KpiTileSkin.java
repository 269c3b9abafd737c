package org.yilan.kpi;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.skins.TileSkin;

import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.TypeScale;
import org.yilan.situation.kpi.Look;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The tile's look: title above, one big number with its unit, its course beside or under it, target and place below. A
/// missed target turns the title line into a light band with dark words, which is seen from far away and is no colour of
/// severity.
///
/// TilesFX sizes its own skins' text by the tile's size; this one takes it from the viewing distance, so that the
/// smallest word can be read from the back row whatever the grid makes of the tile. Only the figure grows with the tile.
final class KpiTileSkin extends TileSkin {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass UNREACHABLE = PseudoClass.getPseudoClass("unreachable");
    private static final PseudoClass NO_DATA = PseudoClass.getPseudoClass("no-data");
    private static final PseudoClass MISSED = PseudoClass.getPseudoClass("missed");

    /// Sizes in base units: from which height the course goes under the figure, below which everything moves closer together,
    /// the figure's least and greatest size.
    private static final double HIGH = 11;

    private static final double LOW = 7;

    private static final double SMALL = 2.5;
    private static final double LARGE = 6;

    private final double em;
    private final Rectangle band = styled(new Rectangle(), "kpi-band");
    private final Label title = styled(new Label(), "kpi-title");
    private final Label missed = styled(new Label(), "kpi-missed");
    private final Text number = styled(new Text(), "kpi-number");
    private final Label unit = styled(new Label(), "kpi-unit");
    private final Label line = styled(new Label(), "kpi-line");
    private final Label age = styled(new Label(), "kpi-age");
    private final TrendChart chart;
    private final Text measure = new Text();
    private KpiWords.@Nullable Said said;
    private double figure;

    KpiTileSkin(Tile tile, TypeScale type) {
        super(tile);
        em = type.base();
        chart = new TrendChart(em);
        number.setTextOrigin(VPos.BASELINE);
        band.setVisible(false);
        List<Node> parts = List.of(band, chart, title, missed, number, unit, line, age);
        // Placed here: a pane would give them the sizes that they prefer.
        parts.forEach(n -> n.setManaged(false));
        getPane().getChildren().setAll(parts);
        getPane().setBackground(null);
        getPane().setBorder(null);
        getPane().setEffect(null);
        figure(SMALL);
    }

    private static <T extends Node> T styled(T node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }

    void show(KpiWords.Said next) {
        if (next.equals(said)) {
            return;
        }
        said = next;
        title.setText(next.title());
        missed.setText(next.missed());
        number.setText(next.number());
        unit.setText(next.unit());
        line.setText(String.join(" · ", next.line()));
        age.setText(String.join(" · ", next.age()));
        chart.show(next.course());
        Look look = next.look();
        tile.pseudoClassStateChanged(STALE, look == Look.STALE);
        tile.pseudoClassStateChanged(UNREACHABLE, look == Look.UNREACHABLE);
        tile.pseudoClassStateChanged(NO_DATA, look == Look.NO_DATA);
        tile.pseudoClassStateChanged(MISSED, !next.missed().isEmpty());
        // The number of a value that cannot be trusted is struck through: grey alone is no sign
        // from ten metres.
        number.setStrikethrough(
                (look == Look.STALE || look == Look.UNREACHABLE) && !next.unit().isEmpty());
        band.setVisible(!next.missed().isEmpty());
        tile.requestLayout();
    }

    @Override
    protected void resize() {
        // TilesFX resizes its own parts here; everything is placed in layoutChildren.
    }

    @Override
    protected void resizeStaticText() {}

    @Override
    protected void resizeDynamicText() {}

    /// A bigger figure where there is room for one: it is read from farther away. A word in its place stays small.
    private void figure(double ems) {
        if (ems != figure) {
            figure = ems;
            number.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", ems * em));
            number.applyCss();
        }
    }

    @Override
    protected void layoutChildren(double x, double y, double w, double h) {
        getPane().resizeRelocate(x, y, w, h);
        double inset = em * 0.9;
        double inner = Math.max(0, w - 2 * inset);
        boolean high = h >= em * HIGH;
        boolean low = h < em * LOW;
        boolean word = said != null && said.unit().isEmpty() && said.look() != Look.VALUE;
        double size = Math.min(h / em * 0.26, w / em * 0.2);
        figure(word ? 1.6 : high ? Math.clamp(size, SMALL, LARGE) : SMALL);

        double titleHeight = title.prefHeight(-1);
        double bandHeight = Math.ceil(titleHeight + em * (low ? 0.15 : 0.5));
        band.setWidth(w);
        band.setHeight(bandHeight);
        double titleTop = (bandHeight - titleHeight) / 2;
        place(title, inset, titleTop, inner);
        double besideTitle = inner - title.prefWidth(-1) - em * 0.6;
        boolean told = !missed.getText().isEmpty() && missed.prefWidth(-1) <= besideTitle;
        missed.setVisible(told);
        double missedTop = (bandHeight - missed.prefHeight(-1)) / 2;
        place(missed, w - inset - missed.prefWidth(-1), missedTop, inner);

        double bottom = foot(inset, inner, h, told);
        double top = bandHeight;
        // The baseline of the figure: in the middle of what is left, or at the top when the course
        // comes under it.
        double digits = figure * em * 0.74;
        // A tile that has nothing to say below has its figure where its neighbours have theirs.
        double middle = (top + Math.min(bottom, footTop(h)) + em * 0.2 + digits) / 2;
        double baseline = high ? top + em * 0.5 + digits : middle;
        number.setX(0);
        number.setY(0);
        number.setLayoutX(inset);
        number.setLayoutY(Math.round(Math.min(baseline, bottom - em * 0.1)));
        double numberWidth = number.getLayoutBounds().getWidth();
        double unitHeight = unit.prefHeight(-1);
        double unitLeft = inset + numberWidth + em * 0.35;
        double unitWidth = Math.max(0, Math.min(unit.prefWidth(-1), w - inset - unitLeft));
        unit.resizeRelocate(
                unitLeft, number.getLayoutY() - unitHeight * 0.8, unitWidth, unitHeight);
        if (high) {
            double from = number.getLayoutY() + em * 0.7;
            chart.resizeRelocate(inset, from, inner, Math.max(0, bottom - em * 0.4 - from));
        } else {
            double from = unitLeft + unitWidth + em * 0.9;
            double height = Math.max(0, bottom - top - em * 0.6);
            chart.resizeRelocate(from, top + em * 0.4, Math.max(0, w - inset - from), height);
        }
    }

    /// Where a footer of one line begins, whether there is one or not.
    private double footTop(double h) {
        return h - em * (h < em * LOW ? 0.2 : 0.45) - line.prefHeight(-1);
    }

    /// Target, place and what the figure is made of, and the age when it says something. Returns where they begin.
    ///
    /// @param told whether the target stands in the band above
    private double foot(double inset, double inner, double h, boolean told) {
        double bottom = footTop(h) + line.prefHeight(-1);
        double height = line.prefHeight(-1);
        List<String> ages = said == null ? List.of() : said.age();
        boolean aged = !ages.isEmpty();
        age.setText(fitting(age, ages, inner));
        double ageWidth = age.prefWidth(-1);
        boolean two = aged && h >= em * 8.2;
        List<String> parts = new ArrayList<>();
        if (said != null && !told && !said.goal().isEmpty()) {
            parts.add(said.goal());
        }
        if (said != null) {
            parts.addAll(said.line());
        }
        line.setText(fitting(line, parts, two || !aged ? inner : inner - em - ageWidth));
        boolean lined = !line.getText().isEmpty();
        line.setVisible(lined);
        age.setVisible(aged);
        place(age, inset, bottom - height, inner);
        double lineTop = two ? bottom - 2 * height : bottom - height;
        place(line, aged && !two ? inset + ageWidth + em : inset, lineTop, inner);
        if (!lined) {
            return aged ? bottom - height : bottom;
        }
        return lineTop;
    }

    /// As many parts, from the first on, as have room: words that are cut off in the middle help nobody.
    ///
    /// Measured on a text that stands nowhere: trying them on the label asks for another layout, and so for ever.
    private String fitting(Label label, List<String> parts, double width) {
        measure.setFont(label.getFont());
        for (int n = parts.size(); n > 0; n--) {
            String text = String.join(" · ", parts.subList(0, n));
            measure.setText(text);
            if (Math.ceil(measure.getLayoutBounds().getWidth()) <= width) {
                return text;
            }
        }
        return "";
    }

    private static void place(Label label, double x, double y, double width) {
        label.resizeRelocate(
                x, y, Math.max(0, Math.min(label.prefWidth(-1), width)), label.prefHeight(-1));
    }
}
