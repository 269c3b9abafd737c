package org.yilan.console;

import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.PersonalField;
import org.yilan.wire.Problem;
import org.yilan.wire.Snapshot;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The hub's API, one blocking call per method. Any thread that may block.
///
/// What the hub says is read with [WireCodec]; an answer that is not what the API promises is a [HubException] that names
/// the address without its token.
final class HubClient implements History, AutoCloseable {
    private static final MediaType JSON =
            Objects.requireNonNull(MediaType.parse("application/json"));

    private final HttpUrl base;
    private final HubPass pass;
    private final OkHttpClient http;
    private final OkHttpClient streaming;
    private final WireCodec codec = new WireCodec();
    private final JsonMapper trees = JsonMapper.shared();

    /// @param silence how long the stream may say nothing before reading it fails
    ///
    /// @throws IOException when the hub cannot be known by what the options say; the message says why
    HubClient(ConsoleOptions options, Duration silence) throws IOException {
        this.base =
                Objects.requireNonNull(HttpUrl.get(options.hub()), "address of the hub")
                        .newBuilder()
                        .addPathSegments("api/v1")
                        .build();
        this.pass = options.pass();
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .connectTimeout(Duration.ofSeconds(3))
                        .readTimeout(Duration.ofSeconds(20))
                        .writeTimeout(Duration.ofSeconds(10))
                        .callTimeout(Duration.ofSeconds(60))
                        .retryOnConnectionFailure(false);
        builder.addInterceptor(this::noticed);
        options.trust().apply(builder);
        this.http = builder.build();
        this.streaming = http.newBuilder().readTimeout(silence).callTimeout(Duration.ZERO).build();
    }

    /// How long one attempt may take. A network that swallows what is sent must not hold up the next attempt for a minute.
    static final Duration ORDER_PATIENCE = Duration.ofSeconds(8);

    WireCodec codec() {
        return codec;
    }

    Snapshot snapshot() throws IOException {
        return snapshot(address("snapshot").build());
    }

    private Snapshot snapshot(HttpUrl url) throws IOException {
        try (Response response = get(http, url)) {
            return codec.readSnapshot(response.body().byteStream());
        } catch (WireException e) {
            throw unreadable(url, e);
        }
    }

    @Override
    public Situation situationAt(Instant moment) throws IOException {
        HttpUrl url = address("snapshot").addQueryParameter("at", moment.toString()).build();
        return Situation.of(snapshot(url).situation());
    }

    @Override
    public Range after(long seq, int limit) throws IOException {
        HttpUrl url = journal(seq, limit);
        Page page = page(url, bytes(url));
        return new Range(page.records(), !page.more());
    }

    @Override
    public Optional<Instant> before(Instant moment) throws IOException {
        HttpUrl url = address("journal/before").addQueryParameter("at", moment.toString()).build();
        JsonNode at = tree(url).path("at");
        return at.isString() ? Optional.of(Instant.parse(at.asString())) : Optional.empty();
    }

    /// The id and moment of the event at a position, or null when the journal has none there.
    @Nullable Mark mark(long seq) throws IOException {
        HttpUrl url = journal(seq - 1, 1);
        JsonNode record = tree(url).path("records").path(0);
        if (record.path("seq").asLong(-1) != seq) {
            return null;
        }
        return new Mark(
                record.path("id").asString(""), Instant.parse(record.path("at").asString("")));
    }

    /// @param id tells this journal's event from another journal's at the same position
    record Mark(String id, Instant at) {}

    JournalIndex index(int intervals) throws IOException {
        HttpUrl url =
                address("journal/index")
                        .addQueryParameter("intervals", Integer.toString(intervals))
                        .build();
        return read(url, JournalIndex.class);
    }

    /// @param until or null for all
    List<Recorded> timeline(String incident, @Nullable Instant until) throws IOException {
        HttpUrl.Builder url = address("incidents/timeline").addQueryParameter("id", incident);
        if (until != null) {
            url.addQueryParameter("until", until.toString());
        }
        return page(url.build(), bytes(url.build())).records();
    }

    Advice advice(String incident) throws IOException {
        return read(
                address("incidents/advice").addQueryParameter("id", incident).build(),
                Advice.class);
    }

    Console.FeedsNow feedsNow() throws IOException {
        return new Console.FeedsNow(
                read(address("feeds").build(), Feeds.class).feeds(),
                read(address("feeds/figures").build(), Figures.class).figures());
    }

    private record Feeds(List<FeedHealth> feeds) {}

    private record Figures(List<FeedFigures> figures) {}

    Console.Person me() throws IOException {
        return read(address("me").build(), Console.Person.class);
    }

    /// The stream of everything after a position, open until the caller closes it.
    Stream stream(long after) throws IOException {
        HttpUrl url = address("stream").addQueryParameter("after", Long.toString(after)).build();
        Request request =
                authorised(url)
                        .header("Accept", "text/event-stream")
                        .header("Accept-Encoding", "identity")
                        .header("Last-Event-ID", Long.toString(after))
                        .build();
        Call call = streaming.newCall(request);
        Response response = checked(url, call.execute());
        return new Stream(call, response, response.body().byteStream());
    }

    /// An open stream. Any thread may cancel it; the one that reads then gets an [IOException].
    record Stream(Call call, Response response, InputStream in) implements AutoCloseable {
        void cancel() {
            call.cancel();
        }

        @Override
        public void close() {
            call.cancel();
            response.close();
        }
    }

    /// Sends a command and gives the hub's answer.
    ///
    /// @param second the second person with their PIN, or null
    /// @throws IOException when it is not known what became of it; sending it again does no harm
    Outcome order(CommandEnvelope command, @Nullable Credential second) throws IOException {
        HttpUrl url = address("commands").build();
        Request.Builder request =
                authorised(url).post(RequestBody.create(codec.command(command), JSON));
        if (second != null) {
            request.header("Yilan-Person", percentEncoded(second.person()));
            request.header("Yilan-Pin", percentEncoded(second.pin()));
        }
        return outcome(command, url, request.build());
    }

    /// Has the hub see to it that a command takes no effect any more, and gives its answer: accepted when it had already.
    ///
    /// @throws IOException when it is not known what became of it; asking again does no harm
    Outcome withdraw(CommandEnvelope command) throws IOException {
        HttpUrl url = address("commands/withdraw").build();
        return outcome(
                command,
                url,
                authorised(url).post(RequestBody.create(codec.command(command), JSON)).build());
    }

    private Outcome outcome(CommandEnvelope command, HttpUrl url, Request request)
            throws IOException {
        Call call = http.newCall(request);
        call.timeout().timeout(ORDER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            byte[] body = response.body().bytes();
            int status = response.code();
            if (status == 200) {
                return codec.readOutcome(body);
            }
            if (status == 401 || status == 408 || status == 429 || status >= 500) {
                throw new HubException(status, "the hub answered " + status + " to a command");
            }
            return refusal(command.id(), status, body);
        } catch (WireException e) {
            throw unreadable(url, e);
        }
    }

    private record Opened(String console, String incident, boolean writing) {}

    /// Says what the person here has open.
    void present(String console, String incident, boolean writing) throws IOException {
        HttpUrl url = address("presence").build();
        byte[] body = codec.write(new Opened(console, incident, writing));
        Request request = authorised(url).post(RequestBody.create(body, JSON)).build();
        Call call = http.newCall(request);
        call.timeout().timeout(ORDER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            if (response.code() != 204) {
                throw new HubException(response.code(), "the hub answered " + response.code());
            }
        }
    }

    private record Asked(PersonalField field, String reason) {}

    private record Shown(String value, long seq) {}

    /// Has the hub show one item of a caller's personal data.
    Console.Unmasked unmask(Command.UnmaskField command, String reason) throws IOException {
        HttpUrl url =
                address("incidents")
                        .addPathSegment(command.incident())
                        .addPathSegment("unmask")
                        .build();
        byte[] asked = codec.write(new Asked(command.field(), reason));
        Request request = authorised(url).post(RequestBody.create(asked, JSON)).build();
        try (Response response = http.newCall(request).execute()) {
            byte[] body = response.body().bytes();
            int status = response.code();
            if (status == 200) {
                Shown shown = codec.read(Shown.class, body);
                return new Console.Unmasked(new Outcome.Accepted("", shown.seq()), shown.value());
            }
            if (status == 401 || status >= 500) {
                throw new HubException(status, "the hub answered " + status);
            }
            return new Console.Unmasked(refusal("", status, body), "");
        } catch (WireException e) {
            throw unreadable(url, e);
        }
    }

    /// @param pin goes into the request and nowhere else
    record Credential(String person, String pin) {
        @Override
        public String toString() {
            return "Credential[" + person + "]";
        }
    }

    private Outcome refusal(String command, int status, byte[] body) {
        try {
            Problem problem = codec.readProblem(body);
            String code = problem.code().isEmpty() ? "refused.http" : problem.code();
            List<String> arguments =
                    problem.code().isEmpty()
                            ? List.of(Integer.toString(status))
                            : problem.arguments();
            return new Outcome.Refused(command, code, arguments, problem.detail());
        } catch (WireException | NullPointerException e) {
            return new Outcome.Refused(
                    command,
                    "refused.http",
                    List.of(Integer.toString(status)),
                    "The hub answered " + status + " and did not say why.");
        }
    }

    // ---- plumbing

    private HttpUrl journal(long after, int limit) {
        return address("journal")
                .addQueryParameter("after", Long.toString(after))
                .addQueryParameter("limit", Integer.toString(limit))
                .build();
    }

    private HttpUrl.Builder address(String path) {
        return base.newBuilder().addPathSegments(path);
    }

    /// A session that the hub does not know is renewed at once, not at half its time.
    private Response noticed(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String sent = chain.request().header("Authorization");
        if (response.code() == 401 && sent != null) {
            pass.refused(sent.substring("Bearer ".length()));
        }
        return response;
    }

    private Request.Builder authorised(HttpUrl url) {
        return new Request.Builder().url(url).header("Authorization", "Bearer " + pass.token());
    }

    private Response get(OkHttpClient client, HttpUrl url) throws IOException {
        return checked(url, client.newCall(authorised(url).build()).execute());
    }

    private static Response checked(HttpUrl url, Response response) throws IOException {
        if (response.code() != 200) {
            int status = response.code();
            response.close();
            throw new HubException(status, url.encodedPath() + ": the hub answered " + status);
        }
        return response;
    }

    private byte[] bytes(HttpUrl url) throws IOException {
        try (Response response = get(http, url)) {
            return response.body().bytes();
        }
    }

    private <T> T read(HttpUrl url, Class<T> type) throws IOException {
        try {
            return codec.read(type, bytes(url));
        } catch (WireException e) {
            throw unreadable(url, e);
        }
    }

    private JsonNode tree(HttpUrl url) throws IOException {
        try {
            return trees.readTree(bytes(url));
        } catch (JacksonException e) {
            throw unreadable(url, e);
        }
    }

    private record Page(List<Recorded> records, boolean more) {}

    private Page page(HttpUrl url, byte[] body) throws IOException {
        try {
            JsonNode root = trees.readTree(body);
            byte[] records = trees.writeValueAsBytes(root.path("records"));
            return new Page(
                    codec.readRecords(records).records(), root.path("more").asBoolean(false));
        } catch (JacksonException | WireException e) {
            throw unreadable(url, e);
        }
    }

    private static HubException unreadable(HttpUrl url, RuntimeException cause) {
        HubException e =
                new HubException(
                        200,
                        url.encodedPath()
                                + ": the hub's answer cannot be read: "
                                + cause.getMessage());
        e.initCause(cause);
        return e;
    }

    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }
}
