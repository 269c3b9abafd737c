package org.yilan.map.details;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.GradeMark;
import org.yilan.fx.Texts;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;
import org.yilan.situation.kpi.Look;
import org.yilan.situation.model.Grade;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The card over the map that says what a mark is. It stands in a corner away from what it is about. FX thread.
public final class DetailsCard {
    /// Leads to the feed that the card's facts come from.
    public static final String SOURCE_KEY = "Y";

    private final VBox box = new VBox();
    private final Texts texts;
    private final TypeScale type;
    private final Consumer<DetailSheet.Member> choose;
    private final List<Hyperlink> links = new ArrayList<>();
    private @Nullable DetailSheet shown;

    /// @param choose told which member of a cluster a person wants, or which feed
    public DetailsCard(Texts texts, TypeScale type, Consumer<DetailSheet.Member> choose) {
        this.texts = texts;
        this.type = type;
        this.choose = choose;
        box.getStyleClass().addAll("map-box", "details");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        box.setVisible(false);
        StackPane.setAlignment(box, Pos.TOP_LEFT);
        // before the links themselves: their own arrow keys lead out of the card
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
    }

    /// Gives the keyboard to what can be chosen; does nothing when there is nothing.
    public void takeKeyboard() {
        if (!links.isEmpty()) {
            links.getFirst().requestFocus();
        }
    }

    /// Whether the keyboard is in the card.
    public boolean hasKeyboard() {
        return links.stream().anyMatch(Hyperlink::isFocused);
    }

    /// Up and down through what can be chosen, Enter chooses. All else goes on to the map.
    private void typed(KeyEvent e) {
        int at = -1;
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).isFocused()) {
                at = i;
            }
        }
        if (at < 0 || e.isAltDown() || e.isControlDown() || e.isMetaDown()) {
            return;
        }
        switch (e.getCode()) {
            case DOWN -> links.get(Math.floorMod(at + 1, links.size())).requestFocus();
            case UP -> links.get(Math.floorMod(at - 1, links.size())).requestFocus();
            case ENTER -> links.get(at).fire();
            default -> {
                return;
            }
        }
        e.consume();
    }

    public Parent view() {
        return box;
    }

    public boolean open() {
        return box.isVisible();
    }

    public @Nullable DetailSheet sheet() {
        return shown;
    }

    /// Shows a sheet.
    ///
    /// @param right whether what it is about is in the left half of the map, so that the card goes to the right
    public void show(DetailSheet sheet, boolean right) {
        Pos corner = right ? Pos.CENTER_RIGHT : Pos.TOP_LEFT;
        StackPane.setAlignment(box, corner);
        if (!sheet.equals(shown)) {
            shown = sheet;
            fill(sheet);
        }
        box.setVisible(true);
    }

    public void close() {
        shown = null;
        box.setVisible(false);
        box.getChildren().clear();
    }

    private void fill(DetailSheet sheet) {
        box.getChildren().clear();
        links.clear();
        HBox head = new HBox();
        head.getStyleClass().add("head");
        if (sheet.grade() != null) {
            head.getChildren().add(new GradeMark(sheet.grade(), type.strong()));
        }
        Label title = new Label(sheet.title());
        title.setWrapText(true);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button close = new Button("×");
        close.getStyleClass().add("quiet");
        close.setFocusTraversable(false);
        close.setAccessibleText(texts.get("layers.card.close"));
        close.setOnAction(e -> close());
        head.getChildren().addAll(title, close);
        box.getChildren().add(head);
        if (!sheet.rows().isEmpty()) {
            box.getChildren().add(rows(sheet));
        }
        for (DetailSheet.Member member : sheet.members()) {
            Hyperlink link = new Hyperlink(member.title());
            if (member.grade() != null) {
                link.setGraphic(new GradeMark(member.grade(), type.base()));
            }
            link.getStyleClass().addAll("member", "may-clip");
            link.setOnAction(e -> choose.accept(member));
            links.add(link);
            box.getChildren().add(link);
            line(member.note(), "note");
        }
        line(sheet.todo(), "todo");
        if (sheet.feed().isEmpty()) {
            line(sheet.foot(), "foot");
        } else {
            box.getChildren().add(source(sheet));
        }
    }

    /// Leads to the feed that the card's facts come from; does nothing when there is none.
    public void follow() {
        DetailSheet sheet = shown;
        if (sheet != null && !sheet.feed().isEmpty()) {
            choose.accept(
                    new DetailSheet.Member(
                            Grade.IV, sheet.foot(), "", Changes.Kind.FEED, sheet.feed()));
        }
    }

    /// Where it comes from, with the key that leads to the feed; a press does too.
    private Hyperlink source(DetailSheet sheet) {
        Hyperlink source = new Hyperlink(sheet.foot());
        source.setWrapText(true);
        source.setMaxWidth(Double.MAX_VALUE);
        source.setFocusTraversable(false);
        source.getStyleClass().add("foot");
        Label key = new Label(SOURCE_KEY);
        key.getStyleClass().add("source-key");
        source.setGraphic(key);
        source.setOnAction(
                e -> {
                    source.setVisited(false);
                    follow();
                });
        return source;
    }

    private void line(String words, String style) {
        if (!words.isBlank()) {
            Label label = new Label(words);
            label.setWrapText(true);
            label.setMaxWidth(Double.MAX_VALUE);
            label.getStyleClass().add(style);
            box.getChildren().add(label);
        }
    }

    private static GridPane rows(DetailSheet sheet) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("rows");
        int at = 0;
        for (DetailSheet.Row row : sheet.rows()) {
            Label value = new Label(row.value());
            value.setWrapText(true);
            value.getStyleClass()
                    .add(
                            row.look() == Look.STALE || row.look() == Look.UNREACHABLE
                                    ? "stale"
                                    : "value");
            if (row.name().isEmpty()) {
                grid.add(value, 0, at++, 2, 1);
            } else {
                Label name = new Label(row.name());
                name.setMinWidth(Region.USE_PREF_SIZE);
                name.getStyleClass().add("name");
                grid.addRow(at++, name, value);
            }
        }
        return grid;
    }
}
