package org.yilan.wall;

import org.yilan.console.Console;
import org.yilan.console.Console.Subscription;
import org.yilan.console.TimeContext;
import org.yilan.fx.FxThread;
import org.yilan.fx.Notices;
import org.yilan.fx.OrderWords;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.Proposal;

import java.util.HashMap;
import java.util.Map;

/// Tells whoever proposed a level what became of it: it was accepted and must not vanish without a word. FX thread, except where
/// the console calls.
final class ProposalNews implements AutoCloseable {
    private final Console console;
    private final Notices notices;
    private final OrderWords words;
    private final Subscription subscription;
    private Map<String, Proposal> mine = Map.of();

    ProposalNews(Console console, Notices notices, OrderWords words) {
        this.console = console;
        this.notices = notices;
        this.words = words;
        this.subscription =
                console.onChange(
                        c -> {
                            if (c.touches(Changes.Kind.PROPOSAL)) {
                                FxThread.later(this::look);
                            }
                        });
        look();
    }

    private void look() {
        boolean live = console.time().mode() == TimeContext.Mode.LIVE;
        Situation situation = console.situation();
        Map<String, Proposal> now = new HashMap<>();
        for (Proposal p : situation.proposals()) {
            if (p.level().by().equals(console.person().name())) {
                now.put(p.id(), p);
            }
        }
        if (live) {
            mine.forEach(
                    (id, p) -> {
                        if (!now.containsKey(id)) {
                            tell(p, situation);
                        }
                    });
        }
        mine = live ? Map.copyOf(now) : Map.of();
    }

    private void tell(Proposal gone, Situation situation) {
        String what = words.level(gone.level());
        situation.levelChanges().reversed().stream()
                .filter(c -> c.key().equals(gone.level().key()))
                .filter(c -> c.kind() != LevelChange.Kind.PROPOSED)
                .findFirst()
                .ifPresent(
                        c -> {
                            if (c.kind() == LevelChange.Kind.WITHDRAWN) {
                                if (!c.by().equals(console.person().name())) {
                                    notices.warn("wall.proposal.withdrawn", what, c.by());
                                }
                            } else if (c.level().equals(gone.level().level())
                                    && !c.second().isEmpty()) {
                                notices.say("wall.proposal.confirmed", what, c.second());
                            } else {
                                String by =
                                        situation.feed(c.by()).map(FeedHealth::name).orElse(c.by());
                                notices.warn("wall.proposal.overtaken", what, c.level().code(), by);
                            }
                        });
    }

    @Override
    public void close() {
        subscription.close();
    }
}
