package org.yilan.situation.command;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.response.Post;
import org.yilan.situation.response.RollAnswer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges commands: the state machines of incidents and response levels, and who may do what. Pure: the same situation,
/// command, people and moment give the same decision. Any thread may call.
///
/// An incident goes its way by the steps of [LifeCycle]. What takes something away from somebody or ends it needs a reason:
/// assigning anew, returning, resolving, reopening, cancelling, escalating. Who may do what is [Rights]'; it is judged first.
///
/// Response levels can be decided for the tiers CITY and DISTRICT. Levels I and II need two different commanders: the
/// first one's order becomes a proposal, the second one's confirmation the declaration; where both stand at one console,
/// the second one's credential comes along with the order and it is declared at once. Lowering to III or IV and ending
/// need one commander and a reason. Where the plan has posts that are asked first, the order becomes a proposal whatever its level,
/// and it is confirmed when all are ready, or despite them for a reason. A level may be declared for later.
///
/// Alarms are acknowledged and shelved by dispatchers and commanders; a commander puts one out of service.
public final class Decider {
    /// How far ahead a level may be declared. Whoever knows it longer before proposes it again.
    static final Duration LATEST = Duration.ofHours(72);

    /// How old an effective time may be: what it takes to fill in a form and to send it.
    static final Duration EARLIEST = Duration.ofMinutes(10);

    /// Between the reason of a declaration and why it was confirmed against its posts.
    private static final String DESPITE = " · ";

    public Decider() {}

    /// Judges a command.
    ///
    /// @param actor who orders it, as the credential proves
    /// @param second who stands beside them and gave their PIN, or null
    /// @param now on the hub's clock
    public Decision decide(
            Situation situation,
            CommandEnvelope envelope,
            Actor actor,
            @Nullable Actor second,
            Instant now) {
        if (actor.role() == Role.WALL) {
            return Refusal.WALL.because(actor.name());
        }
        return switch (envelope.command()) {
            case Command.OnIncident command ->
                    IncidentOrders.decide(situation, command, envelope, actor, now);
            case Command.OnLevel command ->
                    onLevel(situation, command, envelope, actor, second, now);
            case Command.OnResponse command -> {
                Optional<Decision.Refuse> against =
                        Rights.of(actor, situation).against(Right.HANDLE);
                yield against.isPresent()
                        ? against.get()
                        : ResponseOrders.decide(
                                situation, command, actor.name(), envelope.reason());
            }
            case Command.OnAlarm command -> {
                Optional<Decision.Refuse> against =
                        Rights.of(actor, situation).against(Right.HANDLE);
                yield against.isPresent()
                        ? against.get()
                        : AlarmOrders.decide(
                                situation.alarms(), command, envelope.reason().strip(), actor, now);
            }
        };
    }

    // ---- response levels

    private static Decision onLevel(
            Situation situation,
            Command.OnLevel command,
            CommandEnvelope envelope,
            Actor actor,
            @Nullable Actor second,
            Instant now) {
        // Whoever confirms may stand at somebody else's console: then it is the second person who
        // must be a commander.
        Actor acting =
                command instanceof Command.ConfirmProposal && second != null ? second : actor;
        Optional<Decision.Refuse> forbidden = forbidden(situation, command, acting);
        if (forbidden.isPresent()) {
            return acting.equals(second)
                            && Rights.of(acting, situation).against(Right.DECLARE).isPresent()
                    ? Refusal.SECOND_NOT_COMMANDER.because(acting.name())
                    : forbidden.get();
        }
        return switch (command) {
            case Command.DeclareLevel c -> declare(situation, c, envelope, actor, second, now);
            case Command.EndLevel c -> end(situation, c, envelope, actor, now);
            case Command.ConfirmProposal c ->
                    confirm(situation, c, acting, envelope.reason().strip(), now);
            case Command.WithdrawSchedule c ->
                    situation.response().scheduled(c.key()).isEmpty()
                            ? Refusal.NOT_SCHEDULED.because(c.key().hazard(), c.key().division())
                            : IncidentOrders.because(
                                    envelope.reason().strip(),
                                    new Event.ScheduleWithdrawn(
                                            c.key(), actor.name(), envelope.reason().strip()));
            case Command.WithdrawProposal c ->
                    situation.proposal(c.proposal()).isEmpty()
                            ? Refusal.UNKNOWN_PROPOSAL.because()
                            : accept(
                                    new Event.ProposalWithdrawn(
                                            c.proposal(), actor.name(), envelope.reason().strip()));
        };
    }

    private static Optional<Decision.Refuse> forbidden(
            Situation situation, Command.OnLevel command, Actor acting) {
        Rights rights = Rights.of(acting, situation);
        Optional<ResponseLevel.Key> key =
                switch (command) {
                    case Command.DeclareLevel c ->
                            // One that is incomplete is refused for that.
                            c.division().isBlank() || c.hazard().isBlank()
                                    ? Optional.empty()
                                    : Optional.of(
                                            new ResponseLevel.Key(
                                                    c.tier(), c.division(), c.hazard()));
                    case Command.EndLevel c -> Optional.of(c.key());
                    case Command.WithdrawSchedule c -> Optional.of(c.key());
                    case Command.ConfirmProposal c ->
                            situation.proposal(c.proposal()).map(p -> p.level().key());
                    case Command.WithdrawProposal c ->
                            situation.proposal(c.proposal()).map(p -> p.level().key());
                };
        return key.isPresent() ? rights.against(key.get()) : rights.against(Right.DECLARE);
    }

    private static Decision declare(
            Situation situation,
            Command.DeclareLevel command,
            CommandEnvelope envelope,
            Actor actor,
            @Nullable Actor second,
            Instant now) {
        Optional<Decision> faulty = fault(command, envelope, now);
        if (faulty.isPresent()) {
            return faulty.get();
        }
        Grade level = command.level();
        boolean needsTwo = level.equals(Grade.I) || level.equals(Grade.II);
        ResponseLevel wanted =
                new ResponseLevel(
                        command.issuer(),
                        command.tier(),
                        command.division(),
                        command.hazard(),
                        level,
                        command.from() == null ? now : command.from(),
                        command.reviewBy(),
                        actor.name(),
                        needsTwo && second != null ? second.name() : "",
                        envelope.reason().strip());
        ResponseLevel inForce = situation.level(wanted.key()).orElse(null);
        if (inForce != null
                && inForce.level().equals(level)
                && java.util.Objects.equals(inForce.reviewBy(), command.reviewBy())) {
            return Refusal.LEVEL_IN_FORCE.because(
                    level.code(), command.hazard(), command.division());
        }
        boolean called = !situation.response().plan().posts(wanted.key(), level).isEmpty();
        if (!needsTwo && !called) {
            return accept(declared(wanted, now));
        }
        return second == null || called
                ? propose(situation, wanted, envelope.id(), now)
                : withSecond(situation, wanted, actor.name(), second, now);
    }

    /// In force at once, or from its time on.
    private static Event declared(ResponseLevel level, Instant now) {
        return level.from().isAfter(now)
                ? new Event.LevelScheduled(level)
                : new Event.LevelDeclared(level);
    }

    private static Optional<Decision> fault(
            Command.DeclareLevel command, CommandEnvelope envelope, Instant now) {
        Instant reviewBy = command.reviewBy();
        if (!mayDecide(command.tier())) {
            return Optional.of(Refusal.NOT_YOUR_TIER.because(command.tier().name()));
        }
        if (command.issuer().isBlank()
                || command.division().isBlank()
                || command.hazard().isBlank()) {
            return Optional.of(Refusal.LEVEL_INCOMPLETE.because());
        }
        if (!onScale(command.level())) {
            return Optional.of(Refusal.UNKNOWN_GRADE.because(command.level().code()));
        }
        Instant from = command.from();
        if (from != null && from.isAfter(now.plus(LATEST))) {
            return Optional.of(Refusal.TOO_FAR_AHEAD.because(Long.toString(LATEST.toHours())));
        }
        if (from != null && from.isBefore(now.minus(EARLIEST))) {
            return Optional.of(Refusal.IN_HINDSIGHT.because());
        }
        Instant begins = from != null && from.isAfter(now) ? from : now;
        if (reviewBy != null && !reviewBy.isAfter(begins)) {
            return Optional.of(Refusal.REVIEW_PAST.because());
        }
        return envelope.reason().isBlank()
                ? Optional.of(Refusal.REASON_REQUIRED.because())
                : Optional.empty();
    }

    private static Decision propose(
            Situation situation, ResponseLevel wanted, String commandId, Instant now) {
        List<Event> events = new ArrayList<>();
        for (Proposal waiting : situation.proposals()) {
            if (!waiting.level().key().equals(wanted.key())) {
                continue;
            }
            if (waiting.level().level().equals(wanted.level())) {
                return Refusal.ALREADY_PROPOSED.because(
                        wanted.level().code(), waiting.level().by());
            }
            // Another level for the same place and hazard: the newer order is what is meant.
            events.add(new Event.ProposalWithdrawn(waiting.id(), wanted.by(), wanted.reason()));
        }
        events.add(new Event.LevelProposed(new Proposal(commandId, wanted, now)));
        List<Post> posts = situation.response().plan().posts(wanted.key(), wanted.level());
        if (!posts.isEmpty()) {
            events.add(new Event.PostsCalled(commandId, posts));
        }
        return new Decision.Accept(events);
    }

    private static Decision confirm(
            Situation situation,
            Command.ConfirmProposal command,
            Actor confirming,
            String reason,
            Instant now) {
        Optional<Proposal> waiting = situation.proposal(command.proposal());
        if (waiting.isEmpty()) {
            return Refusal.UNKNOWN_PROPOSAL.because();
        }
        Optional<Decision> unready = unready(situation, command, reason);
        if (unready.isPresent()) {
            return unready.get();
        }
        ResponseLevel p = waiting.get().level();
        ResponseLevel declared =
                new ResponseLevel(
                        p.issuer(),
                        p.tier(),
                        p.division(),
                        p.hazard(),
                        p.level(),
                        p.from().isAfter(now) ? p.from() : now,
                        p.reviewBy(),
                        p.by(),
                        confirming.name(),
                        command.despite() ? p.reason() + DESPITE + reason : p.reason());
        boolean alone = p.level().rank() > 2 && confirming.name().equals(p.by());
        // III and IV wait for their roll-call only: whoever proposed them may go on.
        return alone
                ? accept(declared(declared, now))
                : withSecond(situation, declared, p.by(), confirming, now);
    }

    /// Why the posts speak against it. Who decides against them says so and why.
    private static Optional<Decision> unready(
            Situation situation, Command.ConfirmProposal command, String reason) {
        List<RollAnswer> roll = situation.response().rollCall(command.proposal());
        List<String> against =
                roll.stream()
                        .filter(a -> Boolean.FALSE.equals(a.go()))
                        .map(a -> a.post().words().zh())
                        .toList();
        List<String> silent =
                roll.stream().filter(a -> a.go() == null).map(a -> a.post().words().zh()).toList();
        if (against.isEmpty() && silent.isEmpty()) {
            return Optional.empty();
        }
        if (command.despite()) {
            return reason.isBlank()
                    ? Optional.of(Refusal.REASON_REQUIRED.because())
                    : Optional.empty();
        }
        return Optional.of(
                against.isEmpty()
                        ? Refusal.POSTS_SILENT.because(String.join("、", silent))
                        : Refusal.POST_NO_GO.because(String.join("、", against)));
    }

    private static Decision withSecond(
            Situation situation, ResponseLevel level, String first, Actor second, Instant now) {
        if (second.name().equals(first)) {
            return Refusal.SAME_PERSON.because(first);
        }
        Rights rights = Rights.of(second, situation);
        if (rights.against(Right.DECLARE).isPresent()) {
            return Refusal.SECOND_NOT_COMMANDER.because(second.name());
        }
        Optional<Decision.Refuse> outside = rights.against(level.key());
        return outside.isPresent() ? outside.get() : accept(declared(level, now));
    }

    private static Decision end(
            Situation situation,
            Command.EndLevel command,
            CommandEnvelope envelope,
            Actor actor,
            Instant now) {
        ResponseLevel.Key key = command.key();
        if (!mayDecide(key.tier())) {
            return Refusal.NOT_YOUR_TIER.because(key.tier().name());
        }
        if (situation.level(key).isEmpty()) {
            return Refusal.NO_LEVEL.because(key.hazard(), key.division());
        }
        return envelope.reason().isBlank()
                ? Refusal.REASON_REQUIRED.because()
                : accept(new Event.LevelEnded(key, now, actor.name(), envelope.reason().strip()));
    }

    private static boolean mayDecide(Tier tier) {
        return tier == Tier.CITY || tier == Tier.DISTRICT;
    }

    static boolean onScale(Grade grade) {
        return grade.rank() >= 1 && grade.rank() <= 4;
    }

    static Decision accept(Event event) {
        return new Decision.Accept(List.of(event));
    }
}
