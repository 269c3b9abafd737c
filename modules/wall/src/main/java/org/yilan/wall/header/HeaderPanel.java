package org.yilan.wall.header;

import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console.Connection;
import org.yilan.console.Console.PendingCommand;
import org.yilan.console.TimeContext;
import org.yilan.fx.FxThread;
import org.yilan.fx.GradeMark;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.fx.Zones;
import org.yilan.situation.Changes;
import org.yilan.situation.Changes.Kind;
import org.yilan.situation.Situation;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Grade;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One line that says what is happening, whether the picture can be trusted, and what time it is. What does not fit leaves
/// in order of importance; nothing is clipped. FX thread.
final class HeaderPanel implements Panel {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM-dd");

    /// The storm moves between two of its reports: distances are worked out anew after this time of the context.
    private static final Duration AGES = Duration.ofSeconds(30);

    private final PanelContext context;
    private final Texts texts;
    private final ZoneId zone;
    private final City city;
    private final HeadlineWords words;
    private final FittingLine line;

    private final Label product = label("product");
    private final Label room = label("text-dim");
    private final Label cityName = label("text-dim");
    private final GradeMark mark;
    private final Label first = label("headline");
    private final Label strength = label("headline-detail");
    private final Label arrival = label("headline-detail");
    private final Label distance = label("headline-aside");
    private final Label movement = label("headline-aside");
    private final Label approach = label("headline-aside");
    private final Label more = label("headline-aside");
    private final FeedStrip feeds;
    private final Label hub = label("hub");
    private final Button pending = new Button();
    private final Label unread = label("pending");
    private final Label sound = label("pending");
    private final Label exercise = label("badge");
    private final Label mode = label("badge");
    private final Label date = label("text-dim");
    private final Label clock = label("clock");
    private final ClockFace face;

    private final InvalidationListener languageChanged = o -> everything();
    private @Nullable Headline headline;
    private Instant workedOutAt = Instant.MIN;
    private long asked;
    private long answered;

    HeaderPanel(PanelContext context) {
        this.context = context;
        this.texts = context.texts();
        this.zone = Zones.of(context.settings());
        this.city = City.of(context.settings());
        this.words = new HeadlineWords(texts, zone);
        TypeScale type = context.type();
        this.line = new FittingLine(type.base() * 0.9);
        this.mark = new GradeMark(Grade.IV, type.base() * 1.25, GradeMark.Numeral.NONE);
        this.feeds = new FeedStrip(texts, type);
        this.face = new ClockFace(type.base() * 1.9);
        line.getStyleClass().addAll("panel", "header");
        line.getStylesheets().add(Theme.stylesheet(context.assets(), "header"));
        line.addLeft(product, 60);
        line.addLeft(room, 80);
        line.addLeft(cityName, 33);
        line.instead(room, cityName);
        line.addLeft(mark, 2);
        line.addLeft(first, 0);
        line.addLeft(strength, 10);
        line.addLeft(arrival, 20);
        line.addLeft(distance, 35);
        line.addLeft(movement, 50);
        line.addLeft(approach, 70);
        line.addLeft(more, 65);
        line.addRight(feeds, 30);
        line.addRight(hub, 5);
        line.addRight(pending, 4);
        line.addRight(unread, 6);
        line.addRight(sound, 7);
        // Every window says it at both ends of its frame as well.
        line.addRight(exercise, 85);
        line.addRight(mode, 3);
        line.addRight(date, 45);
        line.addRight(clock, 0);
        line.addRight(face, 25);
        pending.getStyleClass().addAll("quiet", "pending");
        pending.setFocusTraversable(false);
        pending.setOnAction(e -> pending.fireEvent(new OutboxAsked()));
        texts.localeProperty().addListener(languageChanged);
        everything();
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    public Node view() {
        return line;
    }

    @Override
    public Node focusTarget() {
        return feeds;
    }

    @Override
    public List<KeyAction> actions() {
        return List.of();
    }

    @Override
    public double refreshesPerSecond() {
        return 2;
    }

    @Override
    public boolean settled() {
        return asked == answered;
    }

    @Override
    public void refresh(Changes changes) {
        if (changes.touches(Kind.STORM) || changes.touches(Kind.ALERT)) {
            workOut();
        }
        if (changes.touches(Kind.FEED)) {
            feeds.show(context.console().situation().feeds());
        }
        status();
    }

    @Override
    public void tick(Instant now) {
        status();
        if (Duration.between(workedOutAt, now).abs().compareTo(AGES) >= 0) {
            workOut();
        }
    }

    /// Empty while there is nothing wrong with what one hears.
    private String soundWords() {
        return switch (context.sounds().property().get()) {
            case OFF -> "";
            case BROKEN -> texts.get("header.sound.broken");
            case ON -> {
                long left = context.sounds().mutedFor().toSeconds();
                yield left == 0
                        ? ""
                        : texts.get(
                                "header.sound.muted",
                                String.format(
                                        java.util.Locale.ROOT, "%02d:%02d", left / 60, left % 60));
            }
        };
    }

    private void everything() {
        product.setText(texts.get("header.product"));
        String language = texts.locale().getLanguage();
        room.setText(city.room(language, texts.get("header.room")));
        cityName.setText(city.name(language, texts.get("header.city")));
        feeds.show(context.console().situation().feeds());
        status();
        if (headline == null) {
            workOut();
        } else {
            show(headline);
        }
    }

    // ---- what is happening

    private void workOut() {
        Instant now = context.console().time().now();
        Situation situation = context.console().situation();
        workedOutAt = now;
        long mine = ++asked;
        var unused =
                CompletableFuture.supplyAsync(
                                () -> Headline.of(situation, city.centre(), now),
                                context.background())
                        .whenCompleteAsync(
                                (result, failure) -> {
                                    if (mine == asked) {
                                        answered = mine;
                                        if (result != null) {
                                            headline = result;
                                            show(result);
                                        }
                                    }
                                    if (failure != null) {
                                        System.getLogger(HeaderPanel.class.getName())
                                                .log(
                                                        System.Logger.Level.ERROR,
                                                        "The headline could not be worked out",
                                                        failure);
                                    }
                                },
                                FxThread.executor());
    }

    private void show(Headline news) {
        Headline.StormNews storm = news.storm();
        Alert alert = news.alert();
        Grade gravest = news.gravest();
        line.wanted(mark, gravest != null);
        if (gravest != null) {
            mark.setGrade(gravest);
        }
        if (storm != null) {
            String name = city.name(texts.locale().getLanguage(), texts.get("header.city"));
            put(first, words.stormName(storm));
            put(strength, words.strength(storm));
            put(arrival, words.arrival(storm.arrival(), workedOutAt));
            put(distance, words.distance(storm, name));
            put(movement, words.movement(storm));
            put(approach, words.approach(storm.approach(), workedOutAt));
            put(more, news.alerts() == 0 ? "" : texts.get("header.alerts", news.alerts()));
        } else if (alert != null) {
            put(first, words.alert(alert));
            put(
                    strength,
                    Headline.urgent(alert, workedOutAt)
                            ? alert.text(texts.locale().getLanguage()).headline()
                            : alert.senderName());
            put(arrival, "");
            put(distance, texts.get("header.issued", words.moment(alert.sent(), workedOutAt)));
            put(movement, "");
            put(approach, "");
            put(more, news.alerts() < 2 ? "" : texts.get("header.alerts", news.alerts()));
        } else {
            // Nothing heard is not nothing in force.
            put(first, texts.get(heard() ? "header.quiet" : "header.unheard"));
            for (Label empty : List.of(strength, arrival, distance, movement, approach, more)) {
                put(empty, "");
            }
        }
    }

    private void put(Labeled part, String words) {
        if (!part.getText().equals(words)) {
            part.setText(words);
        }
        line.wanted(part, !words.isEmpty());
    }

    // ---- whether it can be trusted, and what time it is

    private void status() {
        TimeContext time = context.console().time();
        Connection connection = context.console().connection();
        boolean lost = connection.state() != Connection.State.CONNECTED;
        put(
                hub,
                switch (connection.state()) {
                    case CONNECTED -> "";
                    case CONNECTING -> texts.get("header.hub.connecting");
                    case LOST -> lost(context.console().unheard());
                });
        List<PendingCommand> waiting = context.console().pending();
        long asking = waiting.stream().filter(p -> !p.question().isEmpty()).count();
        put(
                pending,
                asking > 0
                        ? texts.get("header.pending.asks", waiting.size(), asking)
                        : waiting.isEmpty() ? "" : texts.get("header.pending", waiting.size()));
        long skipped = context.console().skipped();
        put(unread, skipped == 0 ? "" : texts.get("header.unread", skipped));
        put(sound, soundWords());
        put(
                exercise,
                context.console().situation().exercise().isPresent()
                        ? texts.get("header.exercise")
                        : "");
        put(mode, heard() ? texts.get("header.mode." + time.mode().name()) : "");
        mark(mode, "live", time.mode() == TimeContext.Mode.LIVE && !lost);
        mark(clock, "stale", lost && heard());
        mark(hub, "lost", connection.state() == Connection.State.LOST);
        if (!heard()) {
            // The hub's clock is the only one; before it has been heard there is no time to show.
            put(clock, "--:--:--");
            put(date, "");
            line.wanted(face, false);
            return;
        }
        line.wanted(face, true);
        ZonedDateTime now = time.now().atZone(zone);
        put(clock, CLOCK.format(now));
        put(
                date,
                DATE.format(now) + " " + texts.get("header.weekday." + now.getDayOfWeek().name()));
        // What no longer follows the world must not look as if it did.
        if (lost) {
            face.stop();
        } else {
            face.run();
        }
        face.show(now.toLocalTime(), time.speed());
    }

    /// Since when; what the picture shows is of the moment that the clock stands at.
    private String lost(Duration unheard) {
        long seconds = unheard.toSeconds();
        return seconds < 60
                ? texts.get("header.hub.lost.seconds", seconds)
                : seconds < 3600
                        ? texts.get("header.hub.lost.minutes", seconds / 60)
                        : texts.get("header.hub.lost.hours", seconds / 3600, seconds / 60 % 60);
    }

    private boolean heard() {
        return context.console().situation().seq() > 0;
    }

    private static void mark(Node node, String style, boolean on) {
        boolean has = node.getStyleClass().contains(style);
        if (on && !has) {
            node.getStyleClass().add(style);
        } else if (!on && has) {
            node.getStyleClass().remove(style);
        }
    }

    @Override
    public void close() {
        texts.localeProperty().removeListener(languageChanged);
    }
}
