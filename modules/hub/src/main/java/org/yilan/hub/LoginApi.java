package org.yilan.hub;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import org.jspecify.annotations.Nullable;
import org.yilan.hub.openid.OpenIdException;
import org.yilan.hub.openid.OpenIdProvider;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Where a session begins and ends: with a password, or with somebody for whom the organisation's OpenID provider vouches.
final class LoginApi {
    /// Sign-ins that ask the provider at one moment. Whoever is not signed in yet must not be able to have the hub flood it.
    private static final int AT_ONCE = 16;

    /// RFC 8252, 7.3: the person's own machine, by its address, since a name might lead elsewhere.
    private static final Pattern REDIRECT =
            Pattern.compile("http://(127\\.0\\.0\\.1|\\[::1]):[0-9]{1,5}/[A-Za-z0-9/_-]*");

    private final HubPeople people;
    private final Requests requests;
    private final WireCodec codec;
    private final Semaphore asking = new Semaphore(AT_ONCE);

    LoginApi(HubPeople people, Requests requests, WireCodec codec) {
        this.people = people;
        this.requests = requests;
        this.codec = codec;
    }

    List<HubApi.Route> routes() {
        return List.of(
                new HubApi.Route("GET", "/login", this::ways),
                new HubApi.Route("POST", "/login", this::password),
                new HubApi.Route("POST", "/login/openid", openId(this::begin)),
                new HubApi.Route("POST", "/login/openid/code", openId(this::code)),
                new HubApi.Route("POST", "/login/openid/device", openId(this::device)),
                new HubApi.Route("POST", "/login/openid/device/session", openId(this::poll)),
                new HubApi.Route("POST", "/login/openid/renew", openId(this::renew)),
                new HubApi.Route("POST", "/logout", this::logout));
    }

    /// @param openid null where the hub has no provider
    private record Ways(boolean password, @Nullable OpenId openid) {
        record OpenId(URI issuer) {}
    }

    private void ways(ServerRequest request, ServerResponse response) {
        OpenIdSignIn openId = people.openId();
        HubApi.json(
                response,
                codec.write(
                        new Ways(
                                people.passwords(),
                                openId == null
                                        ? null
                                        : new Ways.OpenId(openId.provider().issuer()))));
    }

    /// Body of a request to sign in with a password, and of its answer.
    private record Credentials(String name, String password) {}

    private record Session(String token, Instant until) {}

    private void password(ServerRequest request, ServerResponse response) {
        Credentials given =
                read(
                        request,
                        Credentials.class,
                        c -> c.name() != null && !c.name().isBlank() && c.password() != null,
                        "give name and password");
        HubPeople.Login login = people.login(given.name(), given.password());
        HubPerson person = login.person();
        if (login.waitSeconds() > 0) {
            throw ApiProblem.of(
                    429,
                    "Too many attempts",
                    "Too many wrong passwords: wait " + login.waitSeconds() + " seconds.");
        }
        if (person == null) {
            throw ApiProblem.of(401, "Unauthorized", "Name or password is not right.");
        }
        // The machine's time: a session is as long in an exercise at another pace.
        Instant until = InstantSource.system().instant().plus(Sessions.LASTS);
        HubApi.json(response, codec.write(new Session(people.sessions().begin(person), until)));
    }

    // ---- with an OpenID provider

    @FunctionalInterface
    private interface Asking {
        Object answer(OpenIdSignIn openId, ServerRequest request) throws OpenIdException;
    }

    private Handler openId(Asking asked) {
        return (request, response) -> {
            OpenIdSignIn openId = people.openId();
            if (openId == null) {
                throw ApiProblem.of(
                        404, "No provider", "This hub has no OpenID provider (hub.oidc).");
            }
            if (!asking.tryAcquire(5, TimeUnit.SECONDS)) {
                throw ApiProblem.of(
                        503, "Busy", "Too many sign in at this moment: try again in a minute.");
            }
            try {
                HubApi.json(response, codec.write(asked.answer(openId, request)));
            } catch (OpenIdException e) {
                throw ApiProblem.login(e);
            } finally {
                asking.release();
            }
        };
    }

    private record Begun(URI url) {}

    private Object begin(OpenIdSignIn openId, ServerRequest request) throws OpenIdException {
        OpenIdProvider.Begin begin =
                read(
                        request,
                        OpenIdProvider.Begin.class,
                        b -> own(b.redirect()) && given(b.state(), b.nonce(), b.challenge()),
                        "give redirect (http://127.0.0.1:PORT/…), state, nonce and challenge");
        return new Begun(openId.provider().authorization(begin));
    }

    private Object code(OpenIdSignIn openId, ServerRequest request) throws OpenIdException {
        OpenIdProvider.Back back =
                read(
                        request,
                        OpenIdProvider.Back.class,
                        b -> own(b.redirect()) && given(b.code(), b.verifier(), b.nonce()),
                        "give code, redirect, verifier and nonce");
        return openId.begin(openId.provider().exchange(back));
    }

    private Object device(OpenIdSignIn openId, ServerRequest request) throws OpenIdException {
        return openId.provider().device();
    }

    private record Polled(String code) {}

    private Object poll(OpenIdSignIn openId, ServerRequest request) throws OpenIdException {
        Polled polled = read(request, Polled.class, p -> given(p.code()), "give code");
        return openId.begin(openId.provider().poll(polled.code()));
    }

    private record Renewed(String refresh) {}

    private Object renew(OpenIdSignIn openId, ServerRequest request) throws OpenIdException {
        Renewed renewed = read(request, Renewed.class, r -> given(r.refresh()), "give refresh");
        return openId.renew(renewed.refresh(), Requests.token(request));
    }

    private void logout(ServerRequest request, ServerResponse response) {
        byte[] body = Requests.body(request);
        OpenIdSignIn openId = people.openId();
        if (openId != null && body.length > 0) {
            // Also without a session that counts: what a machine keeps must not outlive the
            // sign-out.
            openId.end(
                    read(body, Renewed.class, r -> given(r.refresh()), "give refresh").refresh());
        } else {
            requests.person(request);
        }
        people.sessions().end(Requests.token(request));
        response.status(204);
        response.send();
    }

    private static boolean own(@Nullable URI redirect) {
        return redirect != null && REDIRECT.matcher(redirect.toString()).matches();
    }

    private static boolean given(@Nullable String... texts) {
        for (String text : texts) {
            if (text == null || text.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private <T> T read(ServerRequest request, Class<T> type, Predicate<T> whole, String wanted) {
        return read(Requests.body(request), type, whole, wanted);
    }

    private <T> T read(byte[] body, Class<T> type, Predicate<T> whole, String wanted) {
        try {
            T read = codec.read(type, body);
            if (whole.test(Objects.requireNonNull(read, wanted))) {
                return read;
            }
        } catch (WireException | NullPointerException e) {
            // Said below.
        }
        throw ApiProblem.badRequest(wanted);
    }
}
