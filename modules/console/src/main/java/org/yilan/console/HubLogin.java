package org.yilan.console;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.yilan.wire.Problem;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// Signs a person in at a hub. Any thread that may block.
public final class HubLogin {
    private HubLogin() {}

    /// @param token what a console sends from now on; never logged
    /// @param until when it ends
    public record Session(String token, Instant until) {
        @Override
        public String toString() {
            return "Session[until " + until + "]";
        }
    }

    private record Asked(String name, String password) {}

    /// Signs in with a password.
    ///
    /// @throws IOException when the hub refuses or does not answer; the message says why
    public static Session withPassword(URI hub, HubTrust trust, String name, String password)
            throws IOException {
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(30));
        trust.apply(builder);
        OkHttpClient http = builder.build();
        WireCodec codec = new WireCodec();
        HttpUrl url =
                Objects.requireNonNull(HttpUrl.get(hub))
                        .newBuilder()
                        .addPathSegments("api/v1/login")
                        .build();
        Request request =
                new Request.Builder()
                        .url(url)
                        .post(
                                RequestBody.create(
                                        codec.write(new Asked(name, password)),
                                        MediaType.parse("application/json")))
                        .build();
        try (Response response = http.newCall(request).execute()) {
            byte[] body = response.body().bytes();
            if (response.code() == 200) {
                return codec.read(Session.class, body);
            }
            Problem problem = codec.readProblem(body);
            throw new IOException(problem.detail());
        } catch (WireException e) {
            throw new IOException("the hub's answer cannot be read: " + e.getMessage(), e);
        } finally {
            http.connectionPool().evictAll();
            http.dispatcher().executorService().shutdown();
        }
    }
}
