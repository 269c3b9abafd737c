package org.yilan.wall.login;

import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Palette;

import java.util.List;

/// A window over the first monitor until somebody has signed in. Any thread may call.
public final class SignInScreen implements AutoCloseable {
    private final Stage stage;
    private final SignInView view;

    /// Opens it.
    ///
    /// @param kiosk whether nobody sits there: no pointer, and no way to leave it by key
    /// @param leave the person closes it, or presses Escape
    public static SignInScreen open(Assets assets, Fonts fonts, boolean kiosk, Runnable leave) {
        return FxThread.call(() -> new SignInScreen(assets, fonts, kiosk, leave));
    }

    private SignInScreen(Assets assets, Fonts fonts, boolean kiosk, Runnable leave) {
        Rectangle2D place = Screen.getPrimary().getBounds();
        view = new SignInView(assets, fonts, place.getWidth(), place.getHeight());
        Scene scene = new Scene(view, Palette.BACKGROUND.color());
        view.dress();
        stage = new Stage(StageStyle.UNDECORATED);
        stage.setScene(scene);
        stage.setAlwaysOnTop(true); // a wall that lost its session has its own windows behind
        stage.setTitle("一览 Yilan");
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
        stage.setOnCloseRequest(
                e -> {
                    e.consume();
                    if (!kiosk) {
                        leave.run();
                    }
                });
        if (kiosk) {
            scene.setCursor(Cursor.NONE);
        } else {
            scene.addEventHandler(
                    KeyEvent.KEY_PRESSED,
                    e -> {
                        if (e.getCode() == KeyCode.ESCAPE) {
                            leave.run();
                        }
                    });
        }
        stage.show();
    }

    public void show(SignInView.Code code) {
        FxThread.run(() -> view.show(code));
    }

    /// As [SignInView#say].
    public void say(String key, List<String> arguments, String otherwise) {
        FxThread.run(() -> view.say(key, arguments, otherwise));
    }

    public void clear() {
        FxThread.run(view::clear);
    }

    /// As [SignInView#offer].
    public void offer(boolean wall, @Nullable Runnable browser) {
        FxThread.run(() -> view.offer(wall, browser));
    }

    @Override
    public void close() {
        FxThread.runToClose(stage::hide);
    }
}
