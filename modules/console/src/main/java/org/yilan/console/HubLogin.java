package org.yilan.console;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.command.Role;
import org.yilan.wire.Problem;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// Signs people in at a hub. Any thread that may block; every method fails with [LoginRefused] when the hub says no, and with
/// another [IOException] when it does not answer.
public final class HubLogin implements AutoCloseable {
    private static final MediaType JSON =
            Objects.requireNonNull(MediaType.parse("application/json"));

    private final HttpUrl base;
    private final OkHttpClient http;
    private final WireCodec codec = new WireCodec();

    /// @throws IOException when the hub cannot be known by what `trust` says
    public HubLogin(URI hub, HubTrust trust) throws IOException {
        this.base =
                Objects.requireNonNull(HttpUrl.get(hub))
                        .newBuilder()
                        .addPathSegments("api/v1")
                        .build();
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .connectTimeout(Duration.ofSeconds(5))
                        // The hub gives its provider ten seconds, some times over.
                        .readTimeout(Duration.ofSeconds(40))
                        .callTimeout(Duration.ofSeconds(60));
        trust.apply(builder);
        this.http = builder.build();
    }

    /// How people sign in there.
    ///
    /// @param password whether anybody has one
    /// @param openid who vouches for people of an organisation, or null
    public record Ways(boolean password, @Nullable Provider openid) {}

    /// An OpenID provider.
    public record Provider(URI issuer) {}

    public Ways ways() throws IOException {
        try (Response response =
                http.newCall(new Request.Builder().url(address("login")).build()).execute()) {
            if (response.code() == 404 || response.code() == 405) {
                return new Ways(true, null); // a hub of an earlier version
            }
            return answer(response, Ways.class);
        }
    }

    /// A session of a local account.
    ///
    /// @param token what a console sends from now on; never logged
    /// @param until when it ends
    public record Session(String token, Instant until) {
        @Override
        public String toString() {
            return "Session[until " + until + "]";
        }
    }

    private record Password(String name, String password) {}

    public Session withPassword(String name, String password) throws IOException {
        return post("login", "", new Password(name, password), Session.class);
    }

    /// A session of somebody for whom the provider vouches.
    ///
    /// @param token what a console sends from now on; never logged
    /// @param seconds until it ends, unless it is renewed
    /// @param refresh for renewing it, empty when that needs the person; never logged
    /// @param prolonged whether it goes on only because the provider does not answer
    public record Granted(
            String token, long seconds, String refresh, Holder person, boolean prolonged) {
        /// @param name as in the journal
        /// @param id tells people apart whatever they are called
        public record Holder(String name, Role role, String id) {}

        @Override
        public String toString() {
            return "Granted[" + person + "]";
        }
    }

    /// What the console makes up for one sign-in with a browser.
    record Begin(URI redirect, String state, String nonce, String challenge) {}

    private record Begun(URI url) {}

    URI begin(Begin begin) throws IOException {
        return post("login/openid", "", begin, Begun.class).url();
    }

    record Back(String code, URI redirect, String verifier, String nonce) {
        @Override
        public String toString() {
            return "Back[" + redirect + "]";
        }
    }

    Granted finish(Back back) throws IOException {
        return post("login/openid/code", "", back, Granted.class);
    }

    /// A sign-in that somebody allows on another machine.
    ///
    /// @param code for asking; never shown, never logged
    /// @param userCode for the person to type at `address`
    /// @param seconds for which that is possible
    /// @param interval seconds between two questions, at least
    public record Device(
            String code,
            String userCode,
            URI address,
            URI addressWithCode,
            long seconds,
            long interval) {
        @Override
        public String toString() {
            return "Device[" + address + "]";
        }
    }

    Device device() throws IOException {
        return post("login/openid/device", "", new Nothing(), Device.class);
    }

    private record Nothing() {}

    private record Code(String code) {}

    Granted poll(Device device) throws IOException {
        return post("login/openid/device/session", "", new Code(device.code()), Granted.class);
    }

    private record Refresh(String refresh) {}

    Granted renew(String refresh, String token) throws IOException {
        return post("login/openid/renew", token, new Refresh(refresh), Granted.class);
    }

    /// Ends a session, and what could begin another without the person.
    public void logout(KeptSession kept) throws IOException {
        byte[] body =
                kept.refresh().isEmpty() ? new byte[0] : codec.write(new Refresh(kept.refresh()));
        try (Response response = call("logout", kept.token(), body)) {
            if (response.code() != 204 && response.code() != 401) {
                throw refusal(response);
            }
        }
    }

    // ---- plumbing

    private HttpUrl address(String path) {
        return base.newBuilder().addPathSegments(path).build();
    }

    private Response call(String path, String token, byte[] body) throws IOException {
        Request.Builder request =
                new Request.Builder().url(address(path)).post(RequestBody.create(body, JSON));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.newCall(request.build()).execute();
    }

    private <T> T post(String path, String token, Object body, Class<T> type) throws IOException {
        try (Response response = call(path, token, codec.write(body))) {
            return answer(response, type);
        }
    }

    private <T> T answer(Response response, Class<T> type) throws IOException {
        if (response.code() != 200) {
            throw refusal(response);
        }
        try {
            return codec.read(type, response.body().bytes());
        } catch (WireException e) {
            throw new IOException("the hub's answer cannot be read: " + e.getMessage(), e);
        }
    }

    private IOException refusal(Response response) throws IOException {
        try {
            Problem problem = codec.readProblem(response.body().bytes());
            return new LoginRefused(
                    response.code(), problem.code(), problem.arguments(), problem.detail());
        } catch (WireException | NullPointerException e) {
            return new IOException("the hub answered " + response.code() + " and not why", e);
        }
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }
}
