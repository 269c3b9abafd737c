package org.yilan.hub;

import org.jspecify.annotations.Nullable;
import org.yilan.journal.JournalException;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.response.Announcement;
import org.yilan.situation.response.Announcement.Delivery;
import org.yilan.situation.response.ChannelInfo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/// Tells others of the levels that are decided here. What is to be told stands in the situation, channel by channel, and so does
/// what came of every try: after a restart it goes on where the journal ends. A message whose outcome could not be written any
/// more goes out again with the same key, by which the receiver knows it.
///
/// Each channel tells in the order of the decisions, one at a time, without waiting for the others. A channel that fails is on the
/// strip of feeds; what is given up is an error in the log as well. In an exercise nothing goes out: nothing is put up for it,
/// and whatever waits when one is marked is given up. Any thread may call.
public final class Notifications implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("org.yilan.hub");

    /// Whom the journal names as the cause.
    static final String NOTIFY = "notify";

    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Hub hub;
    private final Map<String, NotificationChannel> channels = new LinkedHashMap<>();
    private final Notice.Terms terms;
    private final DoubleSupplier random;
    private final Courier courier = new Courier();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /// What came of a try and could not be written yet, by announcement and channel: it is not told again meanwhile.
    private final Map<String, Event> unwritten = new ConcurrentHashMap<>();

    private final EverySecond round =
            new EverySecond("hub-notify", "Nobody is being told of response levels", this::look);

    private Notifications(
            Hub hub,
            List<NotificationChannel> channels,
            Notice.Terms terms,
            DoubleSupplier random) {
        this.hub = hub;
        this.terms = terms;
        this.random = random;
        channels.forEach(c -> this.channels.put(c.id(), c));
    }

    /// Puts channels in force and tells by them.
    ///
    /// @param terms a word of a language (`zh`, `en`) for a key like `hazard.typhoon`
    /// @throws JournalException when the channels could not be written
    public static Notifications start(
            Hub hub,
            List<NotificationChannel> channels,
            java.util.function.BinaryOperator<String> terms) {
        Notifications notifications =
                prepare(
                        hub,
                        channels,
                        terms::apply,
                        () -> java.util.concurrent.ThreadLocalRandom.current().nextDouble());
        var unused = notifications.round.start(hub.clock());
        return notifications;
    }

    /// As [#start], without looking by itself.
    ///
    /// @param random from 0 to 1, for the pauses between tries
    static Notifications prepare(
            Hub hub,
            List<NotificationChannel> channels,
            Notice.Terms terms,
            DoubleSupplier random) {
        List<ChannelInfo> infos =
                channels.stream()
                        .map(c -> new ChannelInfo(c.id(), c.name(), c.audience()))
                        .toList();
        hub.follow(
                NOTIFY,
                (situation, now) ->
                        situation.response().channels().equals(infos)
                                ? List.of()
                                : List.of(new Event.ChannelsSet(infos)));
        return new Notifications(hub, channels, terms, random);
    }

    /// Sends a message that says of itself that it is a test; nothing of it is recorded.
    ///
    /// @return what came of it, in words
    /// @throws java.io.IOException when it did not get through
    public static String test(
            NotificationChannel channel,
            java.util.function.BinaryOperator<String> terms,
            String division,
            Instant now)
            throws java.io.IOException, InterruptedException {
        Announcement test =
                new Announcement(
                        "test-" + UUID.randomUUID(),
                        LevelChange.Kind.DECLARED,
                        new ResponseLevel(
                                channel.sender(),
                                Tier.CITY,
                                division,
                                "typhoon",
                                Grade.IV,
                                now,
                                null,
                                "",
                                "",
                                ""),
                        null,
                        now,
                        "",
                        "测试，请勿处置 Test, no action required",
                        null,
                        List.of());
        try (Courier courier = new Courier()) {
            return courier.deliver(
                    Notice.of(test, channel, terms::apply, true), channel.way(), now);
        } catch (NotDelivered e) {
            throw new java.io.IOException(e.getMessage(), e);
        }
    }

    /// Begins whatever is due, each channel on a thread of its own.
    private void look() {
        abandon();
        for (NotificationChannel channel : channels.values()) {
            if (due(channel).isPresent() && busy.add(channel.id())) {
                Thread.ofVirtual()
                        .name("notify-" + channel.id())
                        .start(
                                () -> {
                                    try {
                                        deliver(channel);
                                    } catch (HubException e) {
                                        LOG.log(System.Logger.Level.DEBUG, e.getMessage());
                                    } catch (RuntimeException e) {
                                        LOG.log(
                                                System.Logger.Level.ERROR,
                                                "Channel " + channel.id() + ": " + e.getMessage(),
                                                e);
                                    } finally {
                                        busy.remove(channel.id());
                                    }
                                });
            }
        }
    }

    /// One look, waiting for what comes of it, for a clock that is stepped by hand.
    ///
    /// @throws JournalException when an outcome could not be written
    void lookAndWait() {
        abandon();
        channels.values().forEach(this::deliver);
    }

    /// The oldest that a channel has not told, if it is due: a later decision never overtakes an earlier one.
    private Optional<Announcement> due(NotificationChannel channel) {
        Instant now = hub.clock().instant();
        return hub.situation().response().announcements().stream()
                .filter(a -> delivery(a, channel.id()).isPresent())
                .findFirst()
                .filter(
                        a ->
                                delivery(a, channel.id())
                                        .map(Delivery::next)
                                        .filter(next -> !next.isAfter(now))
                                        .isPresent());
    }

    private static Optional<Delivery> delivery(Announcement a, String channel) {
        return a.deliveries().stream()
                .filter(d -> d.channel().equals(channel) && d.state() == Delivery.State.PENDING)
                .findFirst();
    }

    private void deliver(NotificationChannel channel) {
        Optional<Announcement> due = due(channel);
        if (due.isEmpty() || hub.situation().exercise().isPresent()) {
            return;
        }
        Announcement a = due.get();
        String key = channel.id() + "." + a.id();
        Event known = unwritten.get(key);
        Event outcome = known != null ? known : attempt(a, channel);
        if (outcome == null) {
            return;
        }
        unwritten.put(key, outcome);
        write(a, channel, outcome);
        unwritten.remove(key);
    }

    /// Tries once; null when the hub is stopping.
    private @Nullable Event attempt(Announcement a, NotificationChannel channel) {
        int number = delivery(a, channel.id()).map(Delivery::attempts).orElse(0) + 1;
        Instant now = hub.clock().instant();
        try {
            String words = courier.deliver(Notice.of(a, channel, terms, false), channel.way(), now);
            return new Event.NotificationSent(a.id(), channel.id(), number, words);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (NotDelivered e) {
            String why = String.valueOf(e.getMessage());
            Instant next = hub.clock().instant().plus(pause(number, e.asked()));
            boolean over = next.isAfter(a.at().plus(channel.giveUpAfter()));
            LOG.log(
                    over ? System.Logger.Level.ERROR : System.Logger.Level.WARNING,
                    "Channel "
                            + channel.id()
                            + (over ? " gave up telling that " : " could not tell yet that ")
                            + a.level().hazard()
                            + " "
                            + a.kind()
                            + " "
                            + a.level().level().code()
                            + " (try "
                            + number
                            + "): "
                            + why);
            return new Event.NotificationFailed(
                    a.id(), channel.id(), number, why, over ? null : next);
        }
    }

    /// Twice as long each time, less up to a half by chance, so that many channels do not come back together.
    private Duration pause(int attempt, @Nullable Duration asked) {
        long most =
                Math.min(
                        LONGEST_PAUSE.toMillis(),
                        FIRST_PAUSE.toMillis() << Math.min(20, attempt - 1));
        Duration own = Duration.ofMillis(Math.round(most * (1 - random.getAsDouble() / 2)));
        return asked != null && asked.compareTo(own) > 0 ? asked : own;
    }

    private void write(Announcement a, NotificationChannel channel, Event outcome) {
        hub.follow(
                NOTIFY,
                (situation, now) ->
                        situation
                                .response()
                                .announcement(a.id())
                                .flatMap(known -> delivery(known, channel.id()))
                                .map(
                                        d ->
                                                List.of(
                                                        outcome,
                                                        health(situation, channel, outcome, now)))
                                .orElse(List.of()));
    }

    private static Event health(
            Situation situation, NotificationChannel channel, Event outcome, Instant now) {
        String feed = NOTIFY + "-" + channel.id();
        FeedHealth.State state = FeedHealth.State.GOOD;
        String why = "";
        if (outcome instanceof Event.NotificationFailed failed) {
            state =
                    failed.next() == null
                            ? FeedHealth.State.UNREACHABLE
                            : FeedHealth.State.DEGRADED;
            why = failed.outcome();
        }
        Optional<FeedHealth> before = situation.feed(feed);
        FeedHealth.State is = state;
        Instant since = before.filter(b -> b.state() == is).map(FeedHealth::since).orElse(now);
        Instant lastGood =
                is == FeedHealth.State.GOOD ? now : before.map(FeedHealth::lastGood).orElse(null);
        return new Event.FeedHealthChanged(
                new FeedHealth(
                        feed,
                        channel.name(),
                        "",
                        is,
                        since,
                        lastGood,
                        Duration.ofDays(3650),
                        why.isEmpty() ? "" : "not-delivered",
                        why));
    }

    /// Gives up what cannot go out any more: of channels that are gone, and everything once an exercise is marked.
    private void abandon() {
        if (abandoned(hub.situation()).isEmpty()) {
            return;
        }
        hub.follow(NOTIFY, (situation, now) -> abandoned(situation));
    }

    private List<Event> abandoned(Situation situation) {
        boolean exercise = situation.exercise().isPresent();
        List<Event> events = new ArrayList<>();
        for (Announcement a : situation.response().announcements()) {
            for (Delivery d : a.deliveries()) {
                boolean gone = !channels.containsKey(d.channel());
                if (d.state() == Delivery.State.PENDING && (gone || exercise)) {
                    events.add(
                            new Event.NotificationFailed(
                                    a.id(),
                                    d.channel(),
                                    d.attempts(),
                                    gone
                                            ? "the channel is not configured any more"
                                            : "an exercise is marked: nothing goes out",
                                    null));
                }
            }
        }
        return events;
    }

    @Override
    public void close() {
        round.close();
        courier.close();
    }
}
