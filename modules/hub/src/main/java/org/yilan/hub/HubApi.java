package org.yilan.hub;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.FeedView;
import org.yilan.journal.Journal;
import org.yilan.situation.Recorded;
import org.yilan.situation.SituationState;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Refusal;
import org.yilan.situation.command.Role;
import org.yilan.situation.command.Scope;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;
import org.yilan.wire.RecordBatch;
import org.yilan.wire.Snapshot;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the hub answers. Described in `openapi.json` beside this class; a test holds the two together.
final class HubApi {
    static final String BASE = "/api/v1";
    private static final int MOST_RECORDS = 1000;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_REASON = 2000;

    /// One operation.
    ///
    /// @param path below [#BASE]
    record Route(String method, String path, Handler handler) {}

    /// Body of `/journal` and `/incidents/timeline`.
    ///
    /// @param skipped what this hub could not read itself; a newer client may
    private record Page(List<Recorded> records, boolean more, List<RecordBatch.Skipped> skipped) {}

    private record Moment(@Nullable Instant at) {}

    private record Me(String name, Role role, Scope scope) {}

    private record Feeds(List<FeedHealth> feeds) {}

    private record Figures(List<FeedFigures> figures) {}

    private final Hub hub;
    private final HubPeople people;
    private final Requests requests;
    private final LoginApi login;
    private final UnmaskApi unmask;
    private final FeedView feeds;
    private final EventStreams streams;
    private final Attendance attendance;
    private final WireCodec codec;

    HubApi(
            Hub hub,
            HubPeople people,
            FeedView feeds,
            EventStreams streams,
            Attendance attendance,
            WireCodec codec) {
        this.hub = hub;
        this.people = people;
        this.requests = new Requests(people);
        this.login = new LoginApi(people, requests, codec);
        this.unmask = new UnmaskApi(hub, requests, codec);
        this.feeds = feeds;
        this.streams = streams;
        this.attendance = attendance;
        this.codec = codec;
    }

    List<Route> routes() {
        return Stream.concat(login.routes().stream(), own().stream()).toList();
    }

    private List<Route> own() {
        return List.of(
                new Route("GET", "/me", this::me),
                new Route("GET", "/snapshot", this::snapshot),
                new Route("GET", "/stream", this::stream),
                new Route("GET", "/journal", this::journal),
                new Route("GET", "/journal/before", this::before),
                new Route("GET", "/journal/index", this::index),
                new Route("GET", "/incidents/timeline", this::timeline),
                new Route("POST", "/incidents/{id}/unmask", unmask::unmask),
                new Route("GET", "/incidents/advice", this::advice),
                new Route("GET", "/feeds", this::feeds),
                new Route("GET", "/feeds/figures", this::figures),
                new Route("GET", "/openapi.json", this::openApi),
                new Route("POST", "/presence", this::presence),
                new Route("POST", "/commands", this::command),
                new Route("POST", "/commands/withdraw", this::withdraw));
    }

    private void me(ServerRequest request, ServerResponse response) {
        HubPerson person = requests.person(request);
        json(response, codec.write(new Me(person.name(), person.role(), person.scope())));
    }

    private void snapshot(ServerRequest request, ServerResponse response) {
        HubPerson person = requests.person(request);
        Optional<Long> seq = Requests.position(request, "seq");
        Optional<Instant> at = Requests.moment(request, "at");
        if (seq.isPresent() && at.isPresent()) {
            throw ApiProblem.badRequest("give seq or at, not both");
        }
        SituationState state =
                seq.map(hub::captureAt).or(() -> at.map(hub::captureAt)).orElseGet(hub::capture);
        Snapshot snapshot = new Snapshot(hub.reading(), Plane.of(person, hub).of(state));
        jsonHeaders(response);
        try (OutputStream to = response.outputStream()) {
            codec.writeSnapshot(snapshot, to);
        } catch (IOException | UncheckedIOException e) {
            // Whoever asked has gone, and asks again.
        }
    }

    private void stream(ServerRequest request, ServerResponse response) {
        HubPerson person = requests.person(request);
        // What a client that reconnects says it has seen is newer than the address it connects to.
        long after =
                request.headers()
                        .first(HeaderNames.create("Last-Event-ID"))
                        .map(v -> Requests.position("Last-Event-ID", v))
                        .or(() -> Requests.position(request, "after"))
                        .orElse(hub.tail().lastSeq());
        if (after > hub.tail().lastSeq()) {
            throw ApiProblem.of(
                    410,
                    "Another journal",
                    "This hub's journal ends at "
                            + hub.tail().lastSeq()
                            + ", before "
                            + after
                            + ": take a new snapshot.");
        }
        String token = Requests.token(request);
        // Whoever may see or do something else from now on must come back for it.
        streams.serve(
                response,
                after,
                Plane.of(person, hub),
                !Requests.wall(person),
                () -> people.byToken(token).filter(person::equals).isPresent());
    }

    /// Body of what a console says its person has open.
    private record Opened(String console, String incident, boolean writing) {}

    private void presence(ServerRequest request, ServerResponse response) {
        HubPerson person = requests.person(request);
        if (Requests.wall(person)) {
            throw ApiProblem.of(403, "Not for walls", "Nobody works at a wall.");
        }
        Opened opened;
        try {
            opened = codec.read(Opened.class, Requests.body(request));
        } catch (WireException e) {
            throw ApiProblem.badRequest("give console, incident and writing");
        }
        if (opened.console().isBlank()
                || opened.console().length() > LONGEST_ID
                || opened.incident().length() > LONGEST_REASON) {
            throw ApiProblem.badRequest("give console, incident and writing");
        }
        attendance.tell(person.name(), opened.console(), opened.incident(), opened.writing());
        response.status(204);
        response.send();
    }

    private void journal(ServerRequest request, ServerResponse response) {
        HubPerson person = requests.person(request);
        long after = Requests.position(request, "after").orElse(0L);
        int limit = Requests.number(request, "limit", MOST_RECORDS, 1, MOST_RECORDS);
        Instant until = Requests.moment(request, "until").orElse(Journal.END_OF_TIME);
        RecordBatch batch = hub.journal().read(after, limit, until);
        boolean more =
                batch.records().size() + batch.skipped().size() == limit
                        && hub.journal().read(batch.lastSeq(), 1, until).lastSeq() > 0;
        page(response, person, batch, more);
    }

    private void timeline(ServerRequest request, ServerResponse response) {
        HubPerson person = requests.person(request);
        String incident =
                Requests.text(request, "id")
                        .orElseThrow(() -> ApiProblem.badRequest("id must name an incident"));
        Instant until = Requests.moment(request, "until").orElse(Journal.END_OF_TIME);
        page(response, person, hub.journal().timeline(incident, until), false);
    }

    /// Reasons may quote what callers said, so walls get none.
    private void advice(ServerRequest request, ServerResponse response) {
        HubPerson person = requests.person(request);
        if (Requests.wall(person)) {
            throw ApiProblem.of(
                    403, "Not for walls", "A wall gets no suggestions: they may quote callers.");
        }
        String incident =
                Requests.text(request, "id")
                        .orElseThrow(() -> ApiProblem.badRequest("id must name an incident"));
        json(
                response,
                codec.write(
                        hub.advise(incident)
                                .map(a -> ConsolePlane.of(a, incident, hub.situation()))
                                .orElseThrow(
                                        () ->
                                                ApiProblem.of(
                                                        404,
                                                        "No such incident",
                                                        "There is no incident "
                                                                + incident
                                                                + " in the situation."))));
    }

    private void page(ServerResponse response, HubPerson person, RecordBatch batch, boolean more) {
        List<Recorded> records = batch.records();
        Plane plane = Plane.of(person, hub);
        json(
                response,
                codec.write(new Page(plane.of(records), more, plane.unread(batch.skipped()))));
    }

    private void before(ServerRequest request, ServerResponse response) {
        requests.person(request);
        Instant at =
                Requests.moment(request, "at")
                        .orElseThrow(() -> ApiProblem.badRequest("at must be given"));
        json(response, codec.write(new Moment(hub.journal().before(at).orElse(null))));
    }

    private void index(ServerRequest request, ServerResponse response) {
        requests.person(request);
        int intervals = Requests.number(request, "intervals", 240, 1, 2000);
        json(response, codec.write(Overview.of(hub.journal(), intervals, hub.clock().instant())));
    }

    private void feeds(ServerRequest request, ServerResponse response) {
        requests.person(request);
        json(response, codec.write(new Feeds(feeds.health())));
    }

    private void figures(ServerRequest request, ServerResponse response) {
        requests.person(request);
        json(response, codec.write(new Figures(feeds.figures())));
    }

    private void openApi(ServerRequest request, ServerResponse response) {
        requests.person(request);
        try (InputStream in = HubApi.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing from the program");
            }
            json(response, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void command(ServerRequest request, ServerResponse response) {
        HubPerson person = requests.person(request);
        CommandEnvelope envelope = readCommand(Requests.body(request));
        if (Requests.wall(person)) {
            // Not even what was answered to somebody else.
            throw ApiProblem.refused(Refusal.WALL.to(envelope.id(), person.name()));
        }
        // Asked first, so that a command sent again is answered even when the PIN would have to
        // wait.
        answer(
                response,
                hub.answered(envelope.id()).orElseGet(() -> judge(request, person, envelope)));
    }

    private void withdraw(ServerRequest request, ServerResponse response) {
        HubPerson person = requests.person(request);
        CommandEnvelope envelope = readCommand(Requests.body(request));
        answer(
                response,
                Requests.wall(person)
                        ? Refusal.WALL.to(envelope.id(), person.name())
                        : hub.withdraw(envelope, person.actor()));
    }

    private void answer(ServerResponse response, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> json(response, codec.outcome(accepted));
            case Outcome.Refused refused -> throw ApiProblem.refused(refused);
        }
    }

    private Outcome judge(ServerRequest request, HubPerson person, CommandEnvelope envelope) {
        Actor actor = person.actor();
        Optional<String> name = request.headers().first(HeaderNames.create("Yilan-Person"));
        if (name.isEmpty() || name.get().isEmpty()) {
            return hub.submit(envelope, actor, null);
        }
        String second = decoded(name.get());
        if (actor.name().startsWith(second + " #")) {
            // With a local account beside the organisation's, they would be two.
            return Refusal.SAME_PERSON.to(envelope.id(), second);
        }
        HubPeople.Check check =
                people.check(
                        second,
                        request.headers().first(HeaderNames.create("Yilan-Pin")).orElse(""));
        Refusal refusal = check.refusal();
        return refusal != null
                ? refusal.to(envelope.id(), second, check.waitSeconds())
                : hub.submit(envelope, actor, check.actor());
    }

    private static String decoded(String header) {
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest("Yilan-Person must be percent-encoded UTF-8");
        }
    }

    private CommandEnvelope readCommand(byte[] body) {
        CommandEnvelope envelope;
        try {
            envelope = codec.readCommand(body);
        } catch (WireException e) {
            throw ApiProblem.refused(Refusal.BAD_COMMAND.to("", String.valueOf(e.getMessage())));
        }
        return checked(envelope);
    }

    static CommandEnvelope checked(CommandEnvelope envelope) {
        if (envelope.id().isBlank() || envelope.id().length() > LONGEST_ID) {
            throw ApiProblem.refused(
                    Refusal.BAD_COMMAND.to(
                            "", "its id must have 1 to " + LONGEST_ID + " characters"));
        }
        if (envelope.reason().length() > LONGEST_REASON) {
            throw ApiProblem.refused(
                    Refusal.BAD_COMMAND.to(
                            envelope.id(),
                            "its reason has more than " + LONGEST_REASON + " characters"));
        }
        return envelope;
    }

    static void json(ServerResponse response, byte[] body) {
        jsonHeaders(response);
        response.send(body);
    }

    private static void jsonHeaders(ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
    }
}
