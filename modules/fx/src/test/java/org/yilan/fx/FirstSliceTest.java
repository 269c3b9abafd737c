package org.yilan.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.situation.model.Grade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

class FirstSliceTest {
    @Test
    void drawsControlsWithoutATraceOfGrey() throws Exception {
        FxThread.start();
        VBox all = FxThread.call(FirstSliceTest::controls);
        Path png = Path.of("target/controls.png");
        new PanelPicture(Assets.shipped(), 900, 560, new TypeScale(15)).write(all, png);
        assertThat(Files.size(png)).isGreaterThan(5000);
    }

    private static VBox controls() {
        HBox marks = new HBox(12);
        for (String code : List.of("I", "II", "III", "IV", "WHITE", "purple")) {
            marks.getChildren()
                    .addAll(
                            new GradeMark(Grade.of(code), 18),
                            new GradeMark(Grade.of(code), 36, GradeMark.Numeral.INSIDE),
                            new GradeMark(Grade.of(code), 20, GradeMark.Numeral.BESIDE));
        }
        Button primary = new Button("发起会商");
        primary.getStyleClass().add("primary");
        Button off = new Button("启动 I 级");
        off.setDisable(true);
        TextField field = new TextField();
        field.setPromptText("搜索 Search");
        ComboBox<String> combo = new ComboBox<>();
        combo.getItems().addAll("浦东", "徐汇");
        combo.getSelectionModel().select(0);
        CheckBox box = new CheckBox("只看未办结");
        box.setSelected(true);
        ListView<String> list = new ListView<>();
        for (int i = 0; i < 60; i++) {
            list.getItems().add("地铁2号线隧道进水 " + i);
        }
        list.getSelectionModel().select(1);
        Label title = new Label("事件队列");
        title.getStyleClass().add("title");
        Label aside = new Label("待办 638");
        aside.getStyleClass().add("aside");
        HBox line = new HBox(title, aside);
        line.getStyleClass().add("panel-title");
        return new VBox(
                10,
                line,
                marks,
                new FlowPane(10, 10, new Button("派单"), primary, off, field, combo, box),
                list);
    }

    @Test
    void keepsTheStyleSheetsColoursEqualToThePalette() throws Exception {
        String css = Assets.shipped().text("theme/yilan.css");
        for (Palette ink : Palette.values()) {
            String name = "-y-" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-');
            assertThat(css).contains(name + ": " + ink.css() + ";");
        }
    }

    @Test
    void hasEveryWordInBothLanguages() throws Exception {
        Assets assets = Assets.shipped();
        for (String family : PropertiesTexts.families(assets)) {
            String path = "translations/" + family;
            if (!assets.has(path + "_zh.properties")) {
                continue;
            }
            assertThat(keys(assets, path + "_en.properties"))
                    .as(family)
                    .isEqualTo(keys(assets, path + "_zh.properties"));
        }
    }

    private static java.util.Set<Object> keys(Assets assets, String path) throws Exception {
        Properties p = new Properties();
        p.load(new java.io.StringReader(assets.text(path)));
        return p.keySet();
    }

    @Test
    void switchesTheLanguageOfABoundSentence() {
        FxThread.start();
        PropertiesTexts texts = new PropertiesTexts(Assets.shipped(), Locale.CHINESE);
        FxThread.run(
                () -> {
                    var word = texts.bind("hazard.typhoon");
                    assertThat(word.get()).isEqualTo("台风");
                    texts.use(Locale.ENGLISH);
                    assertThat(word.get()).isEqualTo("Typhoon");
                    assertThat(texts.get("no.such.key", "x")).contains("no.such.key");
                });
    }

    @Test
    void staysEnglishWhereNothingCanShowChinese() {
        Fonts latin = new Fonts("Latin only", false, true);
        PropertiesTexts texts = new PropertiesTexts(Assets.shipped(), Locale.CHINESE, latin::shows);
        assertThat(texts.locale()).isEqualTo(Locale.ENGLISH);
        texts.use(Locale.CHINESE);
        assertThat(texts.get("hazard.typhoon")).isEqualTo("Typhoon");
    }
}
