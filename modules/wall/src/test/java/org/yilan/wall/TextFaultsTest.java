package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.fx.FxThread;
import org.yilan.fx.TypeScale;

import java.util.List;
import java.util.function.Consumer;

/// The measure of scenes finds what it is there to find.
class TextFaultsTest {
    private static final TypeScale TYPE = new TypeScale(20);

    @BeforeEach
    void start() {
        FxThread.start();
    }

    /// Two labels of 30 px, of which one stands at 10, 10 and the other where the test puts it.
    private static List<String> faults(String words, Consumer<Label> place) {
        return FxThread.call(
                () -> {
                    Label first = label("42.1");
                    first.resizeRelocate(10, 10, 200, 40);
                    Label second = label(words);
                    Pane root = new Pane(first, second);
                    first.setManaged(false);
                    second.setManaged(false);
                    new Scene(root, 600, 400);
                    second.resizeRelocate(10, 100, 400, 40);
                    place.accept(second);
                    root.applyCss();
                    root.layout();
                    first.layout();
                    second.layout();
                    return TextFaults.of("pane", root, TYPE);
                });
    }

    private static Label label(String words) {
        Label label = new Label(words);
        label.setStyle("-fx-font-size: 30px");
        return label;
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(faults("超时 9 件", l -> {})).isEmpty();
        // Under the first, letters and all, though the lines' boxes touch.
        assertThat(faults("超时 9 件", l -> l.resizeRelocate(10, 46, 400, 40))).isEmpty();
    }

    @Test
    void findsATextOverAnother() {
        assertThat(faults("超时 9 件", l -> l.resizeRelocate(40, 20, 400, 40)))
                .hasSize(1)
                .allMatch(f -> f.contains("lies over \"42.1\""));
    }

    @Test
    void findsATextThatIsCutOff() {
        assertThat(faults("超时 9 件", l -> l.setLayoutX(550)))
                .hasSize(1)
                .allMatch(f -> f.contains("is cut off"));
        assertThat(faults("超时 9 件", l -> l.setClip(new Rectangle(200, 12))))
                .hasSize(1)
                .allMatch(f -> f.contains("is cut off"));
        assertThat(faults("超时 9 件", l -> l.setLayoutY(900))).as("nobody sees it at all").hasSize(1);
    }

    @Test
    void findsATextThatIsTooSmall() {
        assertThat(faults("超时 9 件", l -> l.setStyle("-fx-font-size: 19px"))).isNotEmpty();
        assertThat(faults("42", l -> l.setStyle("-fx-font-size: 17px"))).isEmpty();
    }

    @Test
    void findsANumberThatAnEllipsisEats() {
        Consumer<Label> narrow = l -> l.resize(130, 40);
        assertThat(faults("积水约三十五厘米", narrow)).hasSize(1).allMatch(f -> f.contains("does not fit"));
        Consumer<Label> allowed =
                l -> {
                    l.getStyleClass().add("may-clip");
                    l.resize(130, 40);
                };
        assertThat(faults("积水约三十五厘米", allowed)).isEmpty();
        assertThat(faults("积水 35 厘米，车辆熄火", allowed)).isEmpty();
        assertThat(faults("沪闵路积水约 135 厘米", allowed))
                .hasSize(1)
                .allMatch(f -> f.contains("loses 135"));
    }
}
