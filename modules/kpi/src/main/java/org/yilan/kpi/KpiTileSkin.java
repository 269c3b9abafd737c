package org.yilan.kpi;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.skins.TileSkin;

import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.TypeScale;
import org.yilan.situation.kpi.Look;

import java.util.List;

/// The tile's look: title and trend above, one big number with its unit, target and age below.
///
/// TilesFX sizes its own skins' text by the tile's size; this one takes it from the viewing distance, so that the
/// smallest word can be read from the back row whatever the grid makes of the tile.
final class KpiTileSkin extends TileSkin {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass UNREACHABLE = PseudoClass.getPseudoClass("unreachable");
    private static final PseudoClass NO_DATA = PseudoClass.getPseudoClass("no-data");
    private static final PseudoClass MISSED = PseudoClass.getPseudoClass("missed");
    private static final PseudoClass ROOMY = PseudoClass.getPseudoClass("roomy");

    private final double em;
    private final Label title = styled(new Label(), "kpi-title");
    private final Text number = styled(new Text(), "kpi-number");
    private final Label unit = styled(new Label(), "kpi-unit");
    private final Label line = styled(new Label(), "kpi-line");
    private final Label age = styled(new Label(), "kpi-age");
    private final Polyline trend = styled(new Polyline(), "kpi-trend");
    private final Rectangle mark = styled(new Rectangle(), "kpi-mark");
    private final Text measure = new Text();
    private KpiWords.@Nullable Said said;

    KpiTileSkin(Tile tile, TypeScale type) {
        super(tile);
        em = type.base();
        number.setTextOrigin(VPos.BASELINE);
        mark.setVisible(false);
        getPane().getChildren().setAll(mark, trend, title, number, unit, line, age);
        getPane().setBackground(null);
        getPane().setBorder(null);
        getPane().setEffect(null);
    }

    private static <T extends javafx.scene.Node> T styled(T node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }

    void show(KpiWords.Said next) {
        if (next.equals(said)) {
            return;
        }
        said = next;
        title.setText(next.title());
        number.setText(next.number());
        unit.setText(next.unit());
        line.setText(String.join(" · ", next.line()));
        age.setText(next.age());
        Look look = next.look();
        tile.pseudoClassStateChanged(STALE, look == Look.STALE);
        tile.pseudoClassStateChanged(UNREACHABLE, look == Look.UNREACHABLE);
        tile.pseudoClassStateChanged(NO_DATA, look == Look.NO_DATA);
        tile.pseudoClassStateChanged(MISSED, next.missed());
        // The number of a value that cannot be trusted is struck through: grey alone is no sign
        // from ten metres.
        number.setStrikethrough(
                (look == Look.STALE || look == Look.UNREACHABLE) && !next.unit().isEmpty());
        mark.setVisible(next.missed());
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

    @Override
    protected void layoutChildren(double x, double y, double w, double h) {
        getPane().resizeRelocate(x, y, w, h);
        double inset = em * 0.9;
        double inner = Math.max(0, w - 2 * inset);
        mark.setWidth(Math.max(3, em * 0.2));
        mark.setHeight(h);

        // A bigger figure where there is room for one: it is read from farther away.
        tile.pseudoClassStateChanged(ROOMY, h >= em * 12 && w >= em * 17);
        double titleHeight = title.prefHeight(-1);
        double footer = line.prefHeight(-1);
        boolean tall = h >= em * 7.6;
        double titleWidth = title.prefWidth(-1);
        double besideTitle = inner - titleWidth - em * 0.7;
        double trendWidth = tall && besideTitle >= em * 2.5 ? Math.min(em * 5, besideTitle) : 0;
        place(title, inset, em * 0.55, inner);

        double bottom = h - em * 0.5;
        double ageHeight = age.prefHeight(-1);
        // Two lines where there is room; one where there is not: then the age wins, because a
        // number without its age
        // may be taken for a fresh one.
        double lines = footer + ageHeight;
        double figureHeight = number.getLayoutBounds().getHeight();
        boolean two =
                said != null
                        && !said.line().isEmpty()
                        && h - em * 0.8 - titleHeight - figureHeight * 0.8 >= lines;
        double ageWidth = age.prefWidth(-1);
        if (said != null) {
            line.setText(fitting(said.line(), two ? inner : inner - em - ageWidth));
        }
        boolean oneLine = !two && !line.getText().isEmpty();
        line.setVisible(two || oneLine);
        place(age, inset, bottom - ageHeight, inner);
        place(
                line,
                oneLine ? inset + ageWidth + em : inset,
                two ? bottom - ageHeight - footer : bottom - ageHeight,
                inner);

        double top = em * 0.55 + titleHeight;
        double rest = bottom - (two ? lines : ageHeight) - top;
        double baseline = top + Math.max(rest / 2 + number.getBaselineOffset() * 0.36, em * 1.6);
        number.setLayoutX(inset);
        number.setLayoutY(Math.min(baseline, bottom - ageHeight - em * 0.1));
        double numberWidth = number.getLayoutBounds().getWidth();
        double unitHeight = unit.prefHeight(-1);
        unit.resizeRelocate(
                inset + numberWidth + em * 0.35,
                number.getLayoutY() - unitHeight * 0.8,
                Math.max(
                        0,
                        Math.min(unit.prefWidth(-1), w - inset - numberWidth - inset - em * 0.35)),
                unitHeight);
        drawTrend(w - inset - trendWidth, em * 0.8, trendWidth, titleHeight);
    }

    /// As many parts, from the first on, as have room: words that are cut off in the middle help nobody.
    ///
    /// Measured on a text that stands nowhere: trying them on the label asks for another layout, and so for ever.
    private String fitting(List<String> parts, double width) {
        measure.setFont(line.getFont());
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

    private void drawTrend(double x, double y, double width, double height) {
        List<Double> values = said == null ? List.of() : said.trend();
        trend.setVisible(width > 0 && values.size() > 2);
        if (!trend.isVisible()) {
            return;
        }
        double low = values.stream().mapToDouble(v -> v).min().orElse(0);
        double high = values.stream().mapToDouble(v -> v).max().orElse(1);
        double span = high - low < 1e-9 ? 1 : high - low;
        Double[] points = new Double[values.size() * 2];
        for (int i = 0; i < values.size(); i++) {
            points[2 * i] = x + width * i / (values.size() - 1);
            points[2 * i + 1] = y + height * (1 - (values.get(i) - low) / span);
        }
        if (!trend.getPoints().equals(List.of(points))) {
            trend.getPoints().setAll(points);
        }
    }
}
