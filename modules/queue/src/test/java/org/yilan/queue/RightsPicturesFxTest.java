package org.yilan.queue;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;

import org.junit.jupiter.api.Test;
import org.yilan.fx.FxThread;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelPicture;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;
import org.yilan.situation.command.Role;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What somebody may not order stands there in grey, and why. Pictures go to `target/pictures`.
class RightsPicturesFxTest {
    @Test
    void anObserverSeesEveryOrderInGreyAndWhyOnce() throws Exception {
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            for (double size : new double[] {15, 28}) {
                FxThread.start();
                StormNight night = new StormNight(locale, Role.OBSERVER).busy(60);
                PanelContext context = night.context(new TypeScale(size));
                QueuePanel panel = FxThread.call(() -> new QueuePanel(context));
                FxThread.run(
                        () -> {
                            panel.refresh(Changes.ofEverything());
                            context.selection()
                                    .select(Changes.Kind.INCIDENT, panel.model().get(1).id());
                        });
                new PanelPicture(
                                night.assets,
                                (int) (900 * size / 15),
                                (int) (900 * size / 15),
                                new TypeScale(size))
                        .write(
                                panel,
                                context,
                                Path.of(
                                        "target",
                                        "pictures",
                                        "observer-" + locale + "-" + (int) size + ".png"));
                FxThread.run(
                        () -> {
                            var buttons =
                                    panel.details().lookupAll(".details-orders .button").stream()
                                            .map(Button.class::cast)
                                            .toList();
                            assertThat(buttons).hasSizeGreaterThan(3);
                            assertThat(buttons)
                                    .allMatch(b -> b.getStyleClass().contains("forbidden"));
                            panel.order(Order.ACKNOWLEDGE);
                            assertThat(panel.strip().isOpen()).isFalse();
                            assertThat(night.said.keys).containsExactly("refused.wall");
                            panel.close();
                        });
            }
        }
    }

    @Test
    void askingForACallerOffersWhatTheyGave() throws Exception {
        FxThread.start();
        StormNight night = new StormNight(Locale.CHINESE, Role.DISPATCHER).busy(60);
        PanelContext context = night.context(new TypeScale(15));
        QueuePanel panel = FxThread.call(() -> new QueuePanel(context));
        FxThread.run(
                () -> {
                    panel.refresh(Changes.ofEverything());
                    for (int i = 0; i < panel.model().size(); i++) {
                        if (!Option.masked(panel.model().get(i).incident()).isEmpty()) {
                            context.selection()
                                    .select(Changes.Kind.INCIDENT, panel.model().get(i).id());
                            break;
                        }
                    }
                    panel.order(Order.UNMASK);
                    assertThat(panel.strip().isOpen()).isTrue();
                });
        new PanelPicture(night.assets, 900, 900, new TypeScale(15))
                .write(panel, context, Path.of("target", "pictures", "unmask-zh.png"));
        FxThread.run(panel::close);
    }
}
