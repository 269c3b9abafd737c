package org.yilan.city.crew;

import org.jspecify.annotations.Nullable;
import org.yilan.city.crew.Roster.Desk;
import org.yilan.city.model.Chance;
import org.yilan.city.scenario.Words;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.model.Dispute;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.Rung;
import org.yilan.situation.response.ResponseTask;
import org.yilan.situation.response.RollAnswer;
import org.yilan.situation.watch.Watch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// The people of the demonstration who are played: they do the tasks of the response plan, answer roll-calls, answer for the tiers
/// that supervise (督办), and see to the incidents that the hub finds by itself (未诉先办); the city's own publishers see to the
/// others. They order what a person at
/// a console orders. What they order, and when, follows from the seed, the situation and the moment alone.
///
/// What a person has touched they leave to them. Pure; any thread.
public final class DutyCrew {
    /// Orders at one look: after an outage hundreds of tasks may wait.
    private static final int AT_ONCE = 200;

    private static final Duration MARGIN = Duration.ofMinutes(10);

    /// One order, and who gives it.
    public record Ordered(Actor actor, CommandEnvelope envelope) {}

    private final long seed;
    private final String language;
    private final Set<String> names = Roster.names();

    /// @param language of what they write, `zh` or `en`
    public DutyCrew(long seed, String language) {
        this.seed = seed;
        this.language = language;
    }

    /// Whether somebody of this name is played.
    public boolean plays(String name) {
        return names.contains(name);
    }

    /// What is to be ordered at a moment: at most one order for each thing, so ask again once these have taken effect.
    ///
    /// @param theirs whether a person has to do with an incident; asked only of those for which something is due
    public List<Ordered> due(Situation situation, Instant now, Predicate<String> theirs) {
        List<Ordered> orders = new ArrayList<>();
        tasks(situation, now, orders);
        rollCalls(situation, now, orders);
        situation.incidents().stream()
                // Only people merge.
                .filter(i -> i.open() && i.progress().members().isEmpty())
                .filter(i -> own(i) || i.timing().rung() != null)
                .sorted(Comparator.comparing(Incident::id))
                .forEach(
                        i ->
                                (own(i) ? step(situation, i, now) : Optional.<Ordered>empty())
                                        .or(() -> supervision(i, now))
                                        .filter(o -> !theirs.test(i.id()))
                                        .ifPresent(orders::add));
        return orders.size() > AT_ONCE ? List.copyOf(orders.subList(0, AT_ONCE)) : orders;
    }

    /// Whether the hub found it by itself.
    private static boolean own(Incident incident) {
        return incident.report().feed().equals(Watch.FEED);
    }

    // ---- tasks

    private void tasks(Situation situation, Instant now, List<Ordered> orders) {
        situation.response().tasks().stream()
                // One that a person has opened again is theirs.
                .filter(t -> t.open() && (t.by().isEmpty() || plays(t.by())))
                .filter(t -> !TaskPlay.of(t, seed).when().isAfter(now))
                .sorted(
                        Comparator.comparing((ResponseTask t) -> TaskPlay.of(t, seed).when())
                                .thenComparing(ResponseTask::id))
                .forEach(t -> orders.add(task(t, now)));
    }

    private Ordered task(ResponseTask task, Instant now) {
        TaskPlay play = TaskPlay.of(task, seed);
        boolean waived = play.outcome() == TaskPlay.Outcome.WAIVED;
        List<Words> words =
                switch (play.outcome()) {
                    case WAIVED -> CrewWords.WAIVED;
                    case LATE -> CrewWords.LATE;
                    case DONE -> CrewWords.DONE;
                };
        return order(
                Roster.of(Desk.DEPARTMENTS, seed, task.key().division() + task.unit().zh()),
                waived ? new Command.WaiveTask(task.id()) : new Command.CompleteTask(task.id()),
                task.id() + "@" + task.issued() + "@" + task.at(),
                words.get(play.words() % words.size()),
                now,
                -1);
    }

    // ---- roll-calls

    private void rollCalls(Situation situation, Instant now, List<Ordered> orders) {
        situation.proposals().stream()
                .sorted(Comparator.comparing(Proposal::id))
                .forEach(
                        p ->
                                situation.response().rollCall(p.id()).stream()
                                        .flatMap(a -> answer(p, a, now).stream())
                                        .forEach(orders::add));
    }

    /// A post answers within some minutes; of a hundred, six are not ready at first.
    private Optional<Ordered> answer(Proposal proposal, RollAnswer asked, Instant now) {
        String subject = proposal.id() + "/" + asked.post().id();
        Chance c = Chance.of(seed, 9_300, subject.hashCode());
        boolean ready = !c.happens(0.06);
        Instant at = proposal.proposedAt().plusSeconds(60 + c.below(6 * 60));
        Actor who = Roster.of(Desk.DEPARTMENTS, seed, asked.post().words().zh());
        if (asked.go() == null) {
            return at.isAfter(now)
                    ? Optional.empty()
                    : Optional.of(
                            answer(
                                    proposal,
                                    asked,
                                    ready,
                                    ready ? CrewWords.READY : CrewWords.NOT_READY,
                                    who,
                                    now));
        }
        boolean again =
                !asked.go()
                        && plays(asked.by())
                        && !at.plusSeconds(8 * 60 + c.below(8 * 60)).isAfter(now);
        return again
                ? Optional.of(answer(proposal, asked, true, CrewWords.READY_NOW, who, now))
                : Optional.empty();
    }

    private Ordered answer(
            Proposal proposal, RollAnswer asked, boolean go, Words words, Actor who, Instant now) {
        String post = asked.post().id();
        return order(
                who,
                new Command.AnswerRollCall(proposal.id(), post, go),
                proposal.id() + "/" + post + "/" + asked.go(),
                words,
                now,
                -1);
    }

    // ---- incidents

    private Optional<Ordered> step(Situation situation, Incident incident, Instant now) {
        IncidentPlay play = new IncidentPlay(incident, seed);
        String id = incident.id();
        int returned = situation.dispute(id).map(Dispute::times).orElse(0);
        return switch (incident.progress().state()) {
            case NEW ->
                    from(
                            play.taken(),
                            now,
                            incident,
                            Desk.DISPATCH,
                            new Command.AcknowledgeIncident(id, mine(play, now)),
                            null);
            case ACKNOWLEDGED -> assign(situation, incident, play, returned, now);
            case RETURNED -> assign(situation, incident, play, returned, now);
            case ASSIGNED ->
                    returned < play.returns()
                            ? from(
                                    play.answered(returned),
                                    now,
                                    incident,
                                    Desk.UNITS,
                                    new Command.ReturnIncident(id, play.cause(returned)),
                                    CrewWords.RETURNED.get(play.causeWords(returned)))
                            : from(
                                    play.answered(returned),
                                    now,
                                    incident,
                                    Desk.UNITS,
                                    new Command.AcceptIncident(id),
                                    null);
            case ACCEPTED ->
                    from(
                            play.arrived(returned),
                            now,
                            incident,
                            Desk.UNITS,
                            new Command.AttendIncident(id),
                            null);
            case ON_SCENE ->
                    from(
                            play.resolved(returned),
                            now,
                            incident,
                            Desk.DISPATCH,
                            new Command.ResolveIncident(id),
                            CrewWords.RESOLVED.get(
                                    Math.floorMod(id.hashCode(), CrewWords.RESOLVED.size())));
            case RESOLVED, EVALUATED, CLOSED, CANCELLED, MERGED -> Optional.empty();
        };
    }

    /// For as long as it takes to find a unit: nobody who is at work on it lets it go back to the queue.
    private static Duration mine(IncidentPlay play, Instant now) {
        Duration left = Duration.between(now, play.assigned(0));
        return left.isNegative() ? MARGIN : left.plus(MARGIN);
    }

    private Optional<Ordered> assign(
            Situation situation, Incident incident, IncidentPlay play, int returned, Instant now) {
        if (play.assigned(returned).isAfter(now)) {
            return Optional.empty();
        }
        String id = incident.id();
        boolean ruled = returned > 1;
        Optional<String> unit =
                ruled
                        ? situation.dispute(id).map(d -> d.returns().getFirst().unit())
                        : UnitChoice.of(situation, incident, now);
        return unit.flatMap(
                u ->
                        from(
                                play.assigned(returned),
                                now,
                                incident,
                                ruled ? Desk.SUPERVISION : Desk.DISPATCH,
                                ruled
                                        ? new Command.RuleReturn(id, u)
                                        : new Command.AssignIncident(id, u),
                                ruled ? CrewWords.RULED : returned > 0 ? CrewWords.AGAIN : null));
    }

    private Optional<Ordered> supervision(Incident incident, Instant now) {
        Rung rung = incident.timing().rung();
        if (rung == null || rung.answered() != null) {
            return Optional.empty();
        }
        Instant when = new IncidentPlay(incident, seed).answers(rung.at());
        return when.isAfter(now)
                ? Optional.empty()
                : Optional.of(
                        order(
                                Roster.of(Desk.SUPERVISION, seed, rung.tier() + incident.id()),
                                new Command.AnswerSupervision(incident.id()),
                                incident.id() + "@" + rung.at() + rung.tier(),
                                CrewWords.ANSWERED,
                                now,
                                incident.version()));
    }

    private Optional<Ordered> from(
            Instant when,
            Instant now,
            Incident incident,
            Desk desk,
            Command command,
            @Nullable Words reason) {
        return when.isAfter(now)
                ? Optional.empty()
                : Optional.of(
                        order(
                                Roster.of(desk, seed, incident.id()),
                                command,
                                incident.id() + "@" + incident.version(),
                                reason,
                                now,
                                incident.version()));
    }

    /// The same thing ordered again has the same id, so that after a restart nothing is done twice.
    private Ordered order(
            Actor actor,
            Command command,
            String subject,
            @Nullable Words reason,
            Instant now,
            long version) {
        String name = "crew/" + seed + "/" + command.getClass().getSimpleName() + "/" + subject;
        String words = reason == null ? "" : language.equals("en") ? reason.en() : reason.zh();
        return new Ordered(
                actor,
                new CommandEnvelope(
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                        actor.name(),
                        now,
                        words,
                        version,
                        command));
    }
}
