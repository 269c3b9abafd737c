package org.yilan.hub;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Refusal;
import org.yilan.situation.model.PersonalField;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import java.util.UUID;

/// Shows one item of a caller's personal data, decision 0018.
final class UnmaskApi {
    private final Hub hub;
    private final Requests requests;
    private final WireCodec codec;

    UnmaskApi(Hub hub, Requests requests, WireCodec codec) {
        this.hub = hub;
        this.requests = requests;
        this.codec = codec;
    }

    /// Body of a request to unmask, and of its answer.
    private record Asked(PersonalField field, String reason) {}

    private record Shown(PersonalField field, String value, long seq) {}

    /// An order like any other, whose answer has the item in it. Its id is the hub's own, so that no answer can be had twice.
    void unmask(ServerRequest request, ServerResponse response) {
        HubPerson person = requests.person(request);
        String incident = request.path().pathParameters().get("id");
        Asked asked;
        try {
            asked = codec.read(Asked.class, Requests.body(request));
        } catch (WireException e) {
            throw ApiProblem.refused(Refusal.BAD_COMMAND.to("", String.valueOf(e.getMessage())));
        }
        if (asked.field() == null || asked.reason() == null) {
            throw ApiProblem.refused(Refusal.BAD_COMMAND.to("", "give field and reason"));
        }
        CommandEnvelope envelope =
                HubApi.checked(
                        new CommandEnvelope(
                                UUID.randomUUID().toString(),
                                person.name(),
                                hub.clock().instant(),
                                asked.reason(),
                                -1,
                                new Command.UnmaskField(incident, asked.field())));
        switch (hub.submit(envelope, person.actor(), null)) {
            case Outcome.Refused refused -> throw ApiProblem.refused(refused);
            case Outcome.Accepted accepted ->
                    HubApi.json(
                            response,
                            codec.write(
                                    new Shown(
                                            asked.field(),
                                            hub.situation()
                                                    .incident(incident)
                                                    .map(i -> asked.field().of(i.report()))
                                                    .orElse(""),
                                            accepted.lastSeq())));
        }
    }
}
