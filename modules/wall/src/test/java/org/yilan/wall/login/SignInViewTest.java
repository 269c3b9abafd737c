package org.yilan.wall.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.assets.Assets;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Png;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The code of a sign-in, as a camera and as a person see it.
class SignInViewTest {
    private static final String LONG =
            "https://id.emergency.shanghai.example/realms/city-of-shanghai/device";

    @BeforeAll
    static void start() {
        FxThread.start();
    }

    private static List<Node> nodes(Parent parent) {
        List<Node> all = new ArrayList<>();
        for (Node child : parent.getChildrenUnmodifiable()) {
            all.add(child);
            if (child instanceof Parent inner && !(child instanceof Labeled)) {
                all.addAll(nodes(inner));
            }
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"1366,768", "1920,1080", "3840,2160", "1080,1920"})
    void everythingIsOnThePictureAndACameraReadsIt(int width, int height) throws Exception {
        FxThread.call(
                () -> {
                    try {
                        return look(width, height);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static boolean look(int width, int height) throws Exception {
        SignInView view = new SignInView(Assets.shipped(), Fonts.detect(), width, height);
        Scene scene = new Scene(view, width, height);
        view.dress();
        view.show(
                new SignInView.Code(
                        "WDJB-MJHT", LONG, LONG + "?user_code=WDJB-MJHT", LocalTime.NOON));
        view.offer(true, () -> {});
        view.say(
                "login.no-role", List.of("王敏", "everybody, parks, water", "信息中心 8123"), "not used");
        var picture = scene.snapshot(null);
        Path out = Path.of("target", "sign-in-" + width + "x" + height + ".png");
        Files.createDirectories(out.getParent());
        Png.write(Png.pixels(picture), out);

        List<String> texts = new ArrayList<>();
        for (Node node : nodes(view)) {
            var bounds = node.localToScene(node.getBoundsInLocal());
            assertThat(bounds.getMinX()).as(node.toString()).isGreaterThanOrEqualTo(-0.5);
            assertThat(bounds.getMaxX()).as(node.toString()).isLessThanOrEqualTo(width + 0.5);
            assertThat(bounds.getMinY()).as(node.toString()).isGreaterThanOrEqualTo(-0.5);
            assertThat(bounds.getMaxY()).as(node.toString()).isLessThanOrEqualTo(height + 0.5);
            if (node instanceof Labeled label) {
                texts.add(label.getText());
                label.lookupAll(".text").stream()
                        .filter(t -> t instanceof javafx.scene.text.Text)
                        .forEach(
                                t ->
                                        assertThat(((javafx.scene.text.Text) t).getText())
                                                .doesNotEndWith("..."));
            }
        }
        assertThat(String.join("\n", texts))
                .contains(
                        "WDJB-MJHT",
                        LONG,
                        "请用手机或另一台电脑打开",
                        "On a phone or another computer, open",
                        "王敏 身份已确认",
                        "everybody, parks, water",
                        "12:00");
        ImageView code =
                nodes(view).stream()
                        .filter(n -> n instanceof ImageView)
                        .map(n -> (ImageView) n)
                        .findFirst()
                        .orElseThrow();
        Png.Pixels pixels = Png.pixels(code.getImage());
        assertThat(
                        new QRCodeReader()
                                .decode(
                                        new BinaryBitmap(
                                                new GlobalHistogramBinarizer(
                                                        new RGBLuminanceSource(
                                                                pixels.width(),
                                                                pixels.height(),
                                                                pixels.argb()))),
                                        Map.of(DecodeHintType.PURE_BARCODE, true))
                                .getText())
                .isEqualTo(LONG + "?user_code=WDJB-MJHT");
        return true;
    }
}
