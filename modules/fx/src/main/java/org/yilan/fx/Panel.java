package org.yilan.fx;

import javafx.scene.Node;

import org.yilan.situation.Changes;

import java.time.Instant;
import java.util.List;

/// One panel on one stage. Every method is called on the FX thread.
///
/// The wall puts panels side by side and draws the hairlines between them; a panel draws no border of its own. It draws
/// its own title line: an `HBox` with style class `panel-title`, in which the name has class `title` and the rest
/// `aside`. Titles of panels beside each other line up because the class sets their height. Text sizes are those of
/// [PanelContext#type()] and nothing is smaller than its base; a label that may end in an ellipsis has class `may-clip`.
public interface Panel {
    /// The node that fills the panel's cell. Always the same one.
    Node view();

    /// The situation changed. Called at most once a frame and no more often than [#refreshesPerSecond()]; several changes
    /// come as one. Must take a few milliseconds at most: heavy work goes to [PanelContext#background()].
    void refresh(Changes changes);

    /// A second of the time context has passed, or its moment jumped.
    void tick(Instant now);

    /// How often [#refresh] may be called: queue 5, tiles 2, map 60.
    double refreshesPerSecond();

    /// What the keyboard can do here, for the key map and the help overlay.
    default List<KeyAction> actions() {
        return List.of();
    }

    /// The node that takes the keyboard when the panel is chosen by key: what a person has begun here comes before what lies
    /// under it.
    default Node focusTarget() {
        return view();
    }

    /// Escape was pressed somewhere on the wall, and nothing nearer to the keyboard took it: leaves what a person has begun
    /// here (an order half written), without sending it. The keyboard comes to [#focusTarget()] afterwards.
    ///
    /// @return whether there was anything to leave; if not, another is asked
    default boolean dismiss() {
        return false;
    }

    /// Whether everything that the panel draws off the FX thread is on the screen. A snapshot waits for it.
    default boolean settled() {
        return true;
    }

    /// This panel takes the place of another on the same wall, because a monitor came or went: takes over what a person has
    /// set there (words that are searched for, the part of the map, an order half written). Called once, before the first
    /// [#refresh] and before the other is closed; the other may be of another kind of panel, or have other sizes.
    default void takeOver(Panel former) {}

    /// The panel leaves for good: stop timers, drop listeners.
    void close();

    /// @param keys as in [javafx.scene.input.KeyCombination#valueOf]
    /// @param text translation key of what it does
    /// @param here whether the panel answers it itself while it has the keyboard, and nobody otherwise: it is listed so that
    ///     people find it, and never run for the panel. Other actions are run from anywhere, unless something nearer to the
    ///     keyboard takes the key
    record KeyAction(String keys, String text, Runnable run, boolean here) {
        public KeyAction(String keys, String text, Runnable run) {
            this(keys, text, run, false);
        }

        /// One that the panel answers itself, and only while it has the keyboard.
        public static KeyAction here(String keys, String text, Runnable run) {
            return new KeyAction(keys, text, run, true);
        }
    }
}
