package org.yilan.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.text.Text;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.fx.Notices;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelPicture;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Selection;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes.Kind;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Reporter;
import org.yilan.situation.model.Sensor;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

class KpiPanelFxTest {
    private static final Instant NOON = Instant.parse("2024-09-15T04:00:00Z");

    private final Assets assets = Assets.shipped();
    private final Selection selection = new Selection();
    private LocalConsole console;
    private PropertiesTexts texts;

    @BeforeEach
    void open() throws Exception {
        FxThread.start();
        console = new LocalConsole(() -> NOON);
        texts = new PropertiesTexts(assets, Locale.CHINESE);
    }

    private PanelContext context(double base, String... figures) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        for (String f : figures) {
            options.withArray("figures").add(f);
        }
        return new PanelContext(
                console,
                texts,
                new TypeScale(base),
                selection,
                new Silent(),
                Runnable::run,
                assets,
                options,
                JsonNodeFactory.instance.objectNode());
    }

    private record Silent() implements Notices {
        @Override
        public void say(String key, Object... arguments) {}

        @Override
        public void warn(String key, Object... arguments) {}

        @Override
        public void follow(CompletableFuture<Outcome> outcome) {}
    }

    private void storm() {
        List<Event> events = new ArrayList<>();
        events.add(health("sensors", FeedHealth.State.GOOD, 0));
        events.add(health("hotline", FeedHealth.State.GOOD, 0));
        gust(events, "南汇嘴", 42.14, 3);
        events.add(
                new Event.SensorDescribed(
                        new Sensor("t", "tide", "苏州河口", Quantity.TIDE, "m", Place.UNKNOWN, 4.55)));
        events.add(
                new Event.ReadingTaken(
                        new Reading(
                                "t", 4.96, NOON.minusSeconds(2700), NOON, Reading.Quality.GOOD)));
        events.add(health("tide", FeedHealth.State.UNREACHABLE, 45));
        for (int i = 0; i < 1300; i++) {
            Instant when = NOON.minusSeconds(i * 17L);
            events.add(
                    new Event.IncidentReported(
                            new IncidentReport(
                                    "i" + i,
                                    "hotline",
                                    "tree-down",
                                    Grade.III,
                                    "树倒",
                                    "",
                                    Place.UNKNOWN,
                                    Reporter.UNKNOWN,
                                    when,
                                    when.plusSeconds(i % 9 == 0 ? 600 : 90_000),
                                    "typhoon",
                                    true)));
            if (i % 3 == 0) {
                events.add(new Event.IncidentAssigned("i" + i, "绿化市容局", "hotline", ""));
            }
        }
        // Recorded over six hours, so that there is a trend.
        List<Event> reports =
                events.stream().filter(e -> e instanceof Event.IncidentReported).toList();
        events.removeAll(reports);
        for (int i = reports.size() - 1; i >= 0; i--) {
            console.applyAt(NOON.minusSeconds(i * 17L), reports.get(i));
        }
        console.apply(events.toArray(Event[]::new));
    }

    private static void gust(List<Event> events, String name, double value, int minutesAgo) {
        Instant when = NOON.minus(Duration.ofMinutes(minutesAgo));
        events.add(
                new Event.SensorDescribed(
                        new Sensor(
                                name,
                                "sensors",
                                name,
                                Quantity.GUST,
                                "m/s",
                                Place.UNKNOWN,
                                Double.NaN)));
        events.add(
                new Event.ReadingTaken(new Reading(name, value, when, when, Reading.Quality.GOOD)));
    }

    private static Event health(String feed, FeedHealth.State state, int minutesAgo) {
        Instant when = NOON.minus(Duration.ofMinutes(minutesAgo));
        return new Event.FeedHealthChanged(
                new FeedHealth(feed, feed, "", state, when, when, Duration.ofMinutes(10), "", ""));
    }

    private KpiTile tile(KpiPanel panel, int index) {
        return (KpiTile) panel.view().lookupAll(".kpi-tile").toArray()[index];
    }

    private static String text(KpiTile tile, String styleClass) {
        return switch (tile.lookup(styleClass)) {
            case Text t -> t.getText();
            case Label l -> l.getText();
            default -> throw new AssertionError(styleClass);
        };
    }

    @Test
    void aGustShowsItsForcePlaceAndAge() {
        storm();
        FxThread.run(
                () -> {
                    KpiPanel panel = new KpiPanel(context(15, "gust"));
                    KpiTile gust = tile(panel, 0);
                    assertThat(text(gust, ".kpi-number")).isEqualTo("42.1");
                    // 42.1 m/s is force 14 (41.5 to 46.1, GB/T 28591)
                    assertThat(text(gust, ".kpi-line")).isEqualTo("14 级 · 南汇嘴");
                    assertThat(text(gust, ".kpi-age")).isEqualTo("3 分钟前");
                    panel.close();
                });
    }

    @Test
    void aDeadGaugeIsStruckThroughAndSaysSinceWhen() {
        storm();
        FxThread.run(
                () -> {
                    KpiPanel panel = new KpiPanel(context(15, "tide"));
                    KpiTile tide = tile(panel, 0);
                    assertThat(text(tide, ".kpi-number")).isEqualTo("4.96");
                    assertThat(((Text) tide.lookup(".kpi-number")).isStrikethrough()).isTrue();
                    assertThat(text(tide, ".kpi-age")).isEqualTo("失联 · 45 分钟前");
                    panel.close();
                });
    }

    @Test
    void withoutAnythingItSaysSoInsteadOfZero() {
        FxThread.run(
                () -> {
                    KpiPanel panel = new KpiPanel(context(15, "open"));
                    assertThat(text(tile(panel, 0), ".kpi-number")).isEqualTo("尚无数据");
                    texts.use(Locale.ENGLISH);
                    assertThat(text(tile(panel, 0), ".kpi-number")).isEqualTo("No data yet");
                    texts.use(Locale.CHINESE);
                    panel.close();
                });
    }

    @Test
    void aClickLeadsToTheFeed() {
        storm();
        FxThread.run(
                () -> {
                    KpiPanel panel = new KpiPanel(context(15, "tide"));
                    tile(panel, 0).getOnMouseClicked().handle(null);
                    assertThat(selection.item()).isEqualTo(new Selection.Item(Kind.FEED, "tide"));
                    panel.close();
                });
    }

    @Test
    void noTileClipsItsTextAtAnyShippedSize() throws Exception {
        storm();
        for (boolean english : new boolean[] {false, true}) {
            FxThread.run(() -> texts.use(english ? Locale.ENGLISH : Locale.CHINESE));
            for (int[] size : new int[][] {{440, 520, 15}, {330, 700, 15}, {900, 1000, 28}}) {
                PanelContext context = context(size[2]);
                KpiPanel panel = FxThread.call(() -> new KpiPanel(context));
                new PanelPicture(assets, size[0], size[1], new TypeScale(size[2]))
                        .write(
                                panel,
                                context,
                                Path.of(
                                        "target",
                                        "kpi-" + size[0] + (english ? "-en" : "-zh") + ".png"));
                FxThread.run(
                        () -> {
                            panel.view().lookupAll(".label").stream()
                                    .map(Label.class::cast)
                                    .filter(l -> l.isVisible() && !l.getText().isEmpty())
                                    .forEach(
                                            l ->
                                                    assertThat(l.getWidth())
                                                            .as(
                                                                    "width of \"%s\" at %d px",
                                                                    l.getText(), size[0])
                                                            .isGreaterThanOrEqualTo(
                                                                    l.prefWidth(-1) - 1));
                            panel.close();
                        });
            }
        }
    }
}
