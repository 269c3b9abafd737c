package org.yilan.escalation;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.yilan.fx.PanelContext;
import org.yilan.situation.command.Role;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.plan.PlanEngine;
import org.yilan.situation.plan.Scale;

import java.util.Optional;

/// A supposition under keyboard and mouse in the board's place, from its beginning to its end. FX thread.
final class WhatIfDesk {
    /// The panel that it is in.
    interface Host {
        /// What is real now.
        Board board();

        /// For whom and against what it would begin; empty before anything was drawn.
        Optional<ResponseLevel.Key> selected();

        /// Another hazard, so many further on.
        void moveHazard(int by);

        /// It began, moved or ended.
        void changed();
    }

    private final PanelContext context;
    private final Host host;
    private final WhatIf whatIf;
    private final WhatIfView view;
    private final BoardBody body;

    /// @param board what it stands in for
    /// @param onCount hears when results are left out or come into view
    WhatIfDesk(
            PanelContext context,
            PlanEngine engine,
            BoardWords words,
            BoardColumns board,
            Host host,
            Runnable onCount) {
        this.context = context;
        this.host = host;
        this.whatIf = new WhatIf(context.console(), engine);
        this.view = new WhatIfView(context, words, this::put, this::leave, onCount);
        this.body = new BoardBody(board, view);
    }

    /// Board or supposition.
    BoardBody body() {
        return body;
    }

    WhatIfView view() {
        return view;
    }

    boolean isOpen() {
        return whatIf.isOpen();
    }

    /// Begins for what is chosen, or leaves.
    void toggle() {
        if (leave()) {
            return;
        }
        if (context.console().person().role() == Role.WALL) {
            context.notices().say("escalation_watching");
            return;
        }
        host.selected()
                .ifPresent(
                        key -> {
                            whatIf.open(key, host.board());
                            body.instead(true);
                            host.changed();
                            view.requestFocus();
                        });
    }

    /// Everything as it is again; whether anything was supposed.
    boolean leave() {
        if (!whatIf.isOpen()) {
            return false;
        }
        boolean held = view.isFocused();
        whatIf.close();
        body.instead(false);
        if (held) {
            body.board().requestFocus();
        }
        host.changed();
        return true;
    }

    /// Leaves by itself where the present was left for the past, or the other way round.
    void leaveIfOvertaken() {
        if (whatIf.overtaken()) {
            leave();
            context.notices().say("escalation_what_if_overtaken");
        }
    }

    /// Whether an order must not be given now, which is said then: none is given from a supposition.
    boolean forbids() {
        if (whatIf.isOpen()) {
            context.notices().say("escalation_what_if_no_orders");
        }
        return whatIf.isOpen();
    }

    void hazard(String code) {
        whatIf.hazard(code);
        view.results().top();
    }

    void draw() {
        whatIf.answer(host.board()).ifPresent(view::show);
    }

    /// A key while it is open; whether it is taken. Keys of orders are taken and refused.
    boolean onKey(KeyEvent event) {
        if (!whatIf.isOpen()) {
            return false;
        }
        if (whatIf.onKey(event)) {
            host.changed();
            return true;
        }
        switch (event.getCode()) {
            case ESCAPE, I -> leave();
            case PAGE_DOWN -> view.results().page(true);
            case PAGE_UP -> view.results().page(false);
            case OPEN_BRACKET -> host.moveHazard(-1);
            case CLOSE_BRACKET -> host.moveHazard(1);
            default -> {
                return (event.getCode().isLetterKey() || event.getCode() == KeyCode.ENTER)
                        && forbids();
            }
        }
        return true;
    }

    private void put(Scale scale, double value, int index) {
        whatIf.choose(index);
        whatIf.put(scale, value);
        view.requestFocus();
        host.changed();
    }

    // ---- for tests of the package

    WhatIf whatIf() {
        return whatIf;
    }
}
