package org.yilan.escalation;

import javafx.scene.input.KeyCode;

import org.yilan.fx.PanelContext;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The checklist of the chosen tile under the keyboard. FX thread.
final class DutyList {
    private final PanelContext context;
    private final Duties duties;
    private final Supplier<List<Duty>> lines;
    private final Consumer<LevelMatter> onMatter;
    private final Runnable onChange;

    /// @param lines of the chosen tile, now
    /// @param onMatter a line wants a reason
    /// @param onChange something is to be drawn anew
    DutyList(
            PanelContext context,
            Supplier<List<Duty>> lines,
            Consumer<LevelMatter> onMatter,
            Runnable onChange) {
        this.context = context;
        this.duties = new Duties(context);
        this.lines = lines;
        this.onMatter = onMatter;
        this.onChange = onChange;
    }

    boolean isOpen() {
        return duties.isOpen();
    }

    /// The checklist alone, or the board again.
    void open(boolean yes) {
        duties.open(yes);
    }

    BoardComposer.Listed listed() {
        List<Duty> list = lines.get();
        return new BoardComposer.Listed(list, duties.isOpen(), duties.index(list));
    }

    /// Which line of what is drawn the keys act on.
    int shownAt() {
        return duties.index(lines.get()) + 1;
    }

    /// A line that was pressed with a pointer.
    void choose(Duty duty) {
        duties.open(true);
        duties.choose(duty);
    }

    /// A key while the list is open; whether it is one of its own.
    boolean onKey(KeyCode key) {
        switch (key) {
            case UP -> duties.move(lines.get(), -1);
            case DOWN -> duties.move(lines.get(), 1);
            case ENTER, SPACE -> onDuty(Duties::done);
            case V -> onDuty((d, duty) -> begin(d.reasoned(duty, false)));
            case U -> onDuty((d, duty) -> begin(d.reasoned(duty, true)));
            default -> {
                return false;
            }
        }
        onChange.run();
        return true;
    }

    private void onDuty(BiConsumer<Duties, Duty> what) {
        String why = duties.whyNot();
        if (!why.isEmpty()) {
            context.notices().say(why);
            return;
        }
        duties.chosen(lines.get()).ifPresent(duty -> what.accept(duties, duty));
    }

    private void begin(Optional<LevelMatter> matter) {
        matter.ifPresentOrElse(onMatter, () -> context.notices().say("escalation_nothing_back"));
    }

    void takeOver(DutyList other) {
        duties.takeOver(other.duties);
    }
}
