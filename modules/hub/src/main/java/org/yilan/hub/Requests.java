package org.yilan.hub;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;

import org.yilan.situation.command.Role;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Reads requests, and ends with a problem what is not well formed.
final class Requests {
    private static final int LARGEST_BODY = 256 << 10;

    private final HubPeople people;

    Requests(HubPeople people) {
        this.people = people;
    }

    /// The token that a request was sent with, empty without one.
    static String token(ServerRequest request) {
        String credential = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
        return credential.regionMatches(true, 0, "Bearer ", 0, 7)
                ? credential.substring(7).strip()
                : "";
    }

    HubPerson person(ServerRequest request) {
        return people.byToken(token(request))
                .orElseThrow(
                        () ->
                                ApiProblem.of(
                                        401,
                                        "Unauthorized",
                                        "Send the token of a person or wall of this hub as"
                                                + " Authorization: Bearer."));
    }

    static boolean wall(HubPerson person) {
        return person.role() == Role.WALL;
    }

    static Optional<String> text(ServerRequest request, String name) {
        return request.query().first(name).asOptional().filter(v -> !v.isEmpty());
    }

    static Optional<Long> position(ServerRequest request, String name) {
        return text(request, name).map(v -> position(name, v));
    }

    static long position(String name, String value) {
        try {
            long position = Long.parseLong(value);
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw ApiProblem.badRequest(name + " must be a whole number from 0 on");
    }

    static Optional<Instant> moment(ServerRequest request, String name) {
        return text(request, name).map(v -> moment(name, v));
    }

    private static Instant moment(String name, String value) {
        try {
            // A plus sign that was not escaped arrives as a space.
            Instant moment = OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
            if (moment.isBefore(Instant.EPOCH) || moment.isAfter(MOST)) {
                throw ApiProblem.badRequest(name + " must lie between the years 1970 and 9999");
            }
            return moment;
        } catch (DateTimeException e) {
            throw ApiProblem.badRequest(
                    name
                            + " must be an ISO 8601 date and time with offset, as"
                            + " 2024-09-15T17:00:00+08:00");
        }
    }

    private static final Instant MOST = Instant.parse("9999-12-31T23:59:59Z");

    static int number(ServerRequest request, String name, int usual, int least, int most) {
        Optional<Long> given = position(request, name);
        if (given.isPresent() && (given.get() < least || given.get() > most)) {
            throw ApiProblem.badRequest(name + " must be from " + least + " to " + most);
        }
        return given.map(Long::intValue).orElse(usual);
    }

    static byte[] body(ServerRequest request) {
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw ApiProblem.of(
                        413, "Too large", "A command is at most " + LARGEST_BODY + " bytes.");
            }
            return body;
        } catch (IOException e) {
            throw ApiProblem.badRequest("the body could not be read");
        }
    }
}
