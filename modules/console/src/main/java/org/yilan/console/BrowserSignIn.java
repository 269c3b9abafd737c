package org.yilan.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A sign-in with the browser of the person's own machine: authorization code flow (RFC 6749, 4.1) with PKCE (RFC 7636), back
/// to a port of this machine (RFC 8252, 7.3).
public final class BrowserSignIn {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HubLogin login;
    private final String state = random();
    private final String nonce = random();
    private final String verifier = random();
    private final CompletableFuture<HubLogin.Granted> granted = new CompletableFuture<>();
    private URI redirect = URI.create("http://127.0.0.1/");

    private BrowserSignIn(HubLogin login) {
        this.login = login;
    }

    /// Has the person's browser opened and returns when they are back. Blocks for as long.
    ///
    /// @param open takes the address for the browser
    /// @param patience for how long to wait for the person
    /// @throws LoginRefused when they did not sign in, or have no role here
    /// @throws IOException when the hub does not answer
    public static HubLogin.Granted run(HubLogin login, Consumer<URI> open, Duration patience)
            throws IOException, InterruptedException {
        return new BrowserSignIn(login).run(open, patience);
    }

    private HubLogin.Granted run(Consumer<URI> open, Duration patience)
            throws IOException, InterruptedException {
        // By its number, not as `localhost`: a name may lead elsewhere.
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            redirect = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/back");
            server.createContext("/", this::back);
            server.setExecutor(threads);
            server.start();
            try {
                open.accept(
                        login.begin(
                                new HubLogin.Begin(redirect, state, nonce, challenge(verifier))));
                return granted.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                // What the person is being told still gets to the browser.
                server.stop(1);
            }
        } catch (TimeoutException e) {
            throw new LoginRefused(
                    400,
                    "login.expired",
                    List.of(),
                    "Nobody came back from the browser within "
                            + patience.toMinutes()
                            + " minutes. Begin again.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException why) {
                throw why;
            }
            throw new IOException("the sign-in failed", e.getCause());
        }
    }

    private void back(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/back")) {
                answer(exchange, 404, "这里什么都没有。", "There is nothing here.");
                return;
            }
            Map<String, String> given = parameters(exchange.getRequestURI());
            if (!same(given.getOrDefault("state", ""))) {
                // Any page that the person has open could come here; the sign-in goes on waiting
                // for its own answer.
                answer(
                        exchange,
                        400,
                        "此回应不属于本次登录（state 不符），未予接受。请从一览重新开始。",
                        "This answer does not belong to this sign-in (its state is another) and"
                                + " was not taken. Begin again from Yilan.");
                return;
            }
            if (granted.isDone()) {
                answer(exchange, 400, "本次登录已经完成。", "This sign-in has been done already.");
                return;
            }
            take(exchange, given);
        }
    }

    private void take(HttpExchange exchange, Map<String, String> given) throws IOException {
        try {
            String error = given.getOrDefault("error", "");
            if (!error.isEmpty()) {
                throw refusal(error, given.getOrDefault("error_description", ""));
            }
            HubLogin.Granted session =
                    login.finish(
                            new HubLogin.Back(
                                    given.getOrDefault("code", ""), redirect, verifier, nonce));
            answer(
                    exchange,
                    200,
                    session.person().name() + " 已登录，可以关闭此页。",
                    session.person().name() + " is signed in. You may close this page.");
            granted.complete(session);
        } catch (IOException e) {
            try {
                answer(exchange, 400, "未能登录。", "Not signed in: " + e.getMessage());
            } finally {
                granted.completeExceptionally(e);
            }
        }
    }

    private static LoginRefused refusal(String error, String description) {
        String words = description.isEmpty() ? error : error + " (" + description + ")";
        return error.equals("access_denied")
                ? new LoginRefused(
                        403,
                        "login.denied",
                        List.of(),
                        "The sign-in was denied at the provider. Begin again, and allow it there.")
                : new LoginRefused(
                        502,
                        "login.setup",
                        List.of(words),
                        "The provider did not sign anybody in: "
                                + words
                                + ". Whoever set up hub.oidc must look at it.");
    }

    private boolean same(String other) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : query.split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                parameters.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static void answer(HttpExchange exchange, int status, String zh, String en)
            throws IOException {
        String page =
                """
                <!doctype html><html lang="zh"><meta charset="utf-8"><title>一览 Yilan</title>
                <body style="background:#0b1016;color:#eef2f6;font:1.4em sans-serif;margin:12vh 12vw">
                <p>%s</p><p lang="en">%s</p></body></html>
                """
                        .formatted(escaped(zh), escaped(en));
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=UTF-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer"); // the code is in the address
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// 256 bits, as RFC 7636, 7.1 asks.
    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
