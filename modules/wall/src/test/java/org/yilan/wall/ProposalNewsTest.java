package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.console.Console.Person;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.fx.Notices;
import org.yilan.fx.OrderWords;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Texts;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.testing.ManualClock;
import org.yilan.testing.Samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/// Whoever proposed a level is told what became of it.
class ProposalNewsTest {
    private final List<String> told = new ArrayList<>();
    private final Texts texts = new PropertiesTexts(Assets.shipped(), Locale.SIMPLIFIED_CHINESE);

    /// Samples are by 陈静.
    private final LocalConsole console =
            new LocalConsole(new ManualClock(Samples.START), new Person("陈静", Role.COMMANDER), 1);

    private final Notices notices =
            new Notices() {
                @Override
                public void say(String key, Object... arguments) {
                    told.add(texts.get(key, arguments));
                }

                @Override
                public void warn(String key, Object... arguments) {
                    told.add("! " + texts.get(key, arguments));
                }

                @Override
                public void follow(CompletableFuture<Outcome> outcome) {
                    throw new AssertionError("nothing is ordered here");
                }
            };

    private ProposalNews news;

    @BeforeEach
    void open() {
        FxThread.start();
        news = FxThread.call(() -> new ProposalNews(console, notices, new OrderWords(texts)));
        console.apply(
                new Event.LevelProposed(
                        new Proposal("p", Samples.level(Grade.II, null), Samples.START)));
        assertThat(said()).isEmpty();
    }

    @AfterEach
    void close() {
        FxThread.run(news::close);
        console.close();
    }

    private List<String> said() {
        return FxThread.call(() -> List.copyOf(told));
    }

    private static ResponseLevel by(Grade grade, String by, String second) {
        ResponseLevel l = Samples.level(grade, null);
        return new ResponseLevel(
                l.issuer(),
                l.tier(),
                l.division(),
                l.hazard(),
                grade,
                l.from(),
                l.reviewBy(),
                by,
                second,
                l.reason());
    }

    @Test
    void thatAFeedWasFaster() {
        console.apply(new Event.LevelDeclared(by(Grade.II, "warnings", "")));
        assertThat(said()).containsExactly("! 您提请的全市 台风 II 级不再待确认：warnings已宣布 II 级");
    }

    @Test
    void thatASecondPersonConfirmedIt() {
        console.apply(new Event.LevelDeclared(by(Grade.II, "陈静", "赵强")));
        assertThat(said()).containsExactly("您提请的全市 台风 II 级已由赵强确认");
    }

    @Test
    void thatSomebodyElseWithdrewItAndNothingWhenTheyDidThemselves() {
        console.apply(new Event.ProposalWithdrawn("p", "赵强", "会商后不启动"));
        assertThat(said()).containsExactly("! 您提请的全市 台风 II 级已被赵强撤回");
        told.clear();
        console.apply(
                new Event.LevelProposed(
                        new Proposal("q", Samples.level(Grade.II, null), Samples.START)));
        console.apply(new Event.ProposalWithdrawn("q", "陈静", "会商后不启动"));
        assertThat(said()).isEmpty();
    }
}
