package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.console.HubLogin;
import org.yilan.fx.Fonts;
import org.yilan.wall.login.SignInScreen;
import org.yilan.wall.login.SignInView;

import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/// Where a person sees how to sign in: a window, or the terminal.
final class SignInBoards {
    private SignInBoards() {}

    /// A window over the first monitor.
    static SignIn.Board window(Assets assets, Fonts fonts, boolean kiosk, Runnable leave) {
        SignInScreen screen = SignInScreen.open(assets, fonts, kiosk, leave);
        return new SignIn.Board() {
            @Override
            public void show(HubLogin.Device device) {
                screen.show(
                        new SignInView.Code(
                                device.userCode(),
                                device.address().toString(),
                                device.addressWithCode().toString(),
                                InstantSource.system()
                                        .instant()
                                        .plusSeconds(device.seconds())
                                        .atZone(ZoneId.systemDefault())
                                        .toLocalTime()));
            }

            @Override
            public void say(String code, List<String> arguments, String words) {
                screen.say(code, arguments, words);
            }

            @Override
            public void clear() {
                screen.clear();
            }

            @Override
            public void offer(@Nullable Runnable browser) {
                screen.offer(kiosk, browser);
            }

            @Override
            public void close() {
                screen.close();
            }
        };
    }

    /// Lines on the terminal.
    static SignIn.Board terminal(PrintWriter out) {
        return new SignIn.Board() {
            @Override
            public void show(HubLogin.Device device) {
                code(out, device);
            }

            @Override
            public void say(String code, List<String> arguments, String words) {
                if (!words.isEmpty()) {
                    out.println("yilan: " + words);
                    out.flush();
                }
            }

            @Override
            public void clear() {}

            @Override
            public void offer(@Nullable Runnable browser) {}

            @Override
            public void close() {}
        };
    }

    /// Where to go and what to type.
    static void code(PrintWriter out, HubLogin.Device device) {
        URI whole = device.addressWithCode();
        out.println("yilan: to sign in, open (请打开)       " + device.address());
        out.println("yilan: and type the code (并输入代码)  " + device.userCode());
        if (!whole.equals(device.address())) {
            out.println("yilan: or open both in one (或直接打开)  " + whole);
        }
        out.println(
                "yilan: waiting for it to be allowed, "
                        + device.seconds() / 60
                        + " minutes at most");
        out.flush();
    }
}
