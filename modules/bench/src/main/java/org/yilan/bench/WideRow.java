package org.yilan.bench;

import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import org.yilan.queue.QueueRow;
import org.yilan.queue.RowNode;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Progress;

import java.time.Duration;
import java.time.Instant;

/// A row of 15 columns, as the other programs' tables have; only what differs is written.
final class WideRow extends RowNode<QueueRow> {
    private static final double[] WIDTHS = {
        90, 60, 90, 80, 110, 80, 260, 80, 90, 130, 80, 70, 60, 110, 70
    };
    private static final Color[] GROUND = {
        Color.web("#2a1114"),
        Color.web("#2a1114"),
        Color.web("#291a0d"),
        Color.web("#262110"),
        Color.web("#0f1c2b"),
        Color.web("#0b1016")
    };

    private final Rectangle ground = new Rectangle();
    private final Text[] cells = new Text[WIDTHS.length];
    private final String[] shown = new String[WIDTHS.length];
    private int rank = -1;

    WideRow() {
        getChildren().add(ground);
        double x = 6;
        Font font = Font.font(12);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new Text(x, 17, "");
            cells[i].setFont(font);
            cells[i].setFill(Color.web("#eef2f6"));
            cells[i].setManaged(false);
            shown[i] = "";
            x += WIDTHS[i];
        }
        getChildren().addAll(cells);
    }

    @Override
    public void show(QueueRow row, boolean selected) {
        Incident incident = row.incident();
        IncidentReport report = incident.report();
        Progress progress = incident.progress();
        if (incident.grade().rank() != rank) {
            rank = incident.grade().rank();
            ground.setFill(GROUND[rank]);
        }
        Instant due = report.dueAt() == null ? incident.changedAt() : report.dueAt();
        set(0, report.id());
        set(1, incident.grade().code());
        set(2, clock(due));
        set(3, report.category());
        set(4, progress.state().name());
        set(5, report.place().division());
        set(6, report.place().address());
        set(7, progress.unit());
        set(8, Long.toString(Duration.between(incident.changedAt(), due).toSeconds()));
        set(9, report.reporter().phone());
        set(10, progress.owner());
        set(11, report.feed());
        set(12, Integer.toString(progress.rung()));
        set(13, clock(incident.changedAt()));
        set(14, Long.toString(incident.version()));
    }

    private static String clock(Instant at) {
        long s = Math.floorMod(at.getEpochSecond(), 86_400L);
        char[] c = {
            digit(s / 36_000),
            digit(s / 3600 % 10),
            ':',
            digit(s / 600 % 6),
            digit(s / 60 % 10),
            ':',
            digit(s / 10 % 6),
            digit(s % 10)
        };
        return new String(c);
    }

    private static char digit(long d) {
        return (char) ('0' + d);
    }

    private void set(int column, String value) {
        if (!value.equals(shown[column])) {
            shown[column] = value;
            cells[column].setText(value);
        }
    }

    @Override
    protected void layoutChildren() {
        ground.setWidth(getWidth());
        ground.setHeight(Math.max(0, getHeight() - 1));
    }
}
