package org.yilan.wall.login;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.fx.Fonts;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Texts;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where to go and what to type, in Chinese and English at once: whoever comes by with a telephone has not chosen a language.
/// FX thread.
public final class SignInView extends StackPane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /// The smallest text, of the shorter side of the picture: 20 arc-minutes, the least for Chinese (ISO 9241-303), from three
    /// times the height of the screen. The code itself is seen from four times as far.
    private static final double BASE = 1 / 57.0;

    private static final double QR = 0.3;

    /// A longer address is written smaller.
    private static final int LONG_ADDRESS = 34;

    private final Assets assets;
    private final Fonts fonts;
    private final Texts zh;
    private final Texts en;
    private final double width;
    private final double height;
    private final double side;
    private final List<Node> said = new ArrayList<>();
    private final List<Node> shown = new ArrayList<>();
    private final List<Node> foot = new ArrayList<>();
    private final VBox column = new VBox();

    /// What a person needs for allowing it.
    ///
    /// @param address for a person to type
    /// @param addressWithCode for a camera
    /// @param until when the code ends, in the room's time
    public record Code(String userCode, String address, String addressWithCode, LocalTime until) {}

    /// @param width of the picture in pixels
    /// @param height of the picture in pixels: everything is as large as the shorter side allows
    public SignInView(Assets assets, Fonts fonts, double width, double height) {
        this.assets = assets;
        this.fonts = fonts;
        this.width = width;
        this.height = height;
        this.side = Math.min(width, height);
        this.zh = new PropertiesTexts(assets, Locale.CHINESE, fonts::shows);
        this.en = new PropertiesTexts(assets, Locale.ENGLISH);
        getStyleClass().add("sign-in");
        column.getStyleClass().add("column");
        getChildren().add(column);
        getStylesheets().add(Theme.stylesheet(assets, "login"));
        shown.add(pair("login.begin"));
        arrange();
    }

    /// Dresses it; when it is in its scene.
    public void dress() {
        new Theme(assets, fonts).apply(this, new TypeScale(side * BASE));
    }

    /// The code of a sign-in that has begun.
    public void show(Code code) {
        Label address = new Label(code.address());
        address.getStyleClass()
                .addAll("address", code.address().length() > LONG_ADDRESS ? "long" : "short");
        address.setWrapText(true);
        Label typed = new Label(code.userCode());
        typed.getStyleClass().add("code");
        typed.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(pair("login.open"), address, pair("login.type"), typed);
        words.getStyleClass().add("column");
        ImageView picture = new ImageView(QrCode.of(code.addressWithCode(), (int) (side * QR)));
        VBox scan = new VBox(picture, pair("login.scan"));
        scan.getStyleClass().add("column");
        Pane sides = width > height ? new HBox(words, scan) : new VBox(words, scan);
        sides.getStyleClass().add("sides");
        shown.clear();
        shown.add(sides);
        shown.add(pair("login.until", code.until().format(TIME)));
        // A picture that is alive shows it.
        ProgressBar waits = new ProgressBar();
        waits.setPrefWidth(side * 0.5);
        shown.add(waits);
        arrange();
    }

    /// What is in the way; stays until something else is.
    ///
    /// @param key of the sentence; when there is none, `otherwise` is said
    public void say(String key, List<String> arguments, String otherwise) {
        said.clear();
        VBox words =
                zh.has(key) ? pair(key, arguments.toArray()) : pair(otherwise, otherwise, false);
        words.getStyleClass().add("trouble");
        words.setMaxWidth(USE_PREF_SIZE);
        said.add(words);
        arrange();
    }

    /// Nothing is in the way any more.
    public void clear() {
        said.clear();
        arrange();
    }

    /// Below everything: a hint for a wall that nobody sits at, or a button for whoever sits here.
    ///
    /// @param browser opens this machine's browser; null where there is none to be used
    public void offer(boolean wall, @Nullable Runnable browser) {
        foot.clear();
        if (wall) {
            foot.add(pair("login.wall"));
        }
        if (browser != null) {
            Button button = new Button();
            button.setText(zh.get("login.browser") + "  ·  " + en.get("login.browser"));
            button.getStyleClass().add("primary");
            button.setOnAction(e -> browser.run());
            foot.add(button);
        }
        arrange();
    }

    private void arrange() {
        VBox title = pair("login.title");
        title.getStyleClass().add("title");
        column.getChildren().setAll(title);
        column.getChildren().addAll(said);
        column.getChildren().addAll(shown);
        column.getChildren().addAll(foot);
    }

    private VBox pair(String key, Object... arguments) {
        return pair(zh.get(key, arguments), en.get(key, arguments), fonts.chinese());
    }

    private VBox pair(String chinese, String english, boolean both) {
        VBox pair = new VBox();
        pair.getStyleClass().add("pair");
        if (both) {
            pair.getChildren().add(line(chinese, "zh"));
        }
        pair.getChildren().add(line(english, both ? "en" : "zh"));
        return pair;
    }

    private Label line(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMaxWidth(width * 0.85);
        return label;
    }
}
