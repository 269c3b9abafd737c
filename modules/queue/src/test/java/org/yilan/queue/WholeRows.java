package org.yilan.queue;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;

/// Every row that can be seen lies whole inside the list's clip. FX thread.
final class WholeRows {
    private WholeRows() {}

    static void check(RowPoolView<?> list, String when) {
        double room = list.getClip().getLayoutBounds().getHeight();
        int seen = 0;
        for (Node row : list.lookupAll(".queue-row")) {
            if (!row.isVisible()) {
                continue;
            }
            Bounds b = list.sceneToLocal(row.localToScene(row.getLayoutBounds()));
            if (b.getMaxY() <= 0.5 || b.getMinY() >= room - 0.5) {
                continue;
            }
            seen++;
            assertThat(b.getMinY()).as(when).isGreaterThanOrEqualTo(-0.5);
            assertThat(b.getMaxY()).as(when).isLessThanOrEqualTo(room + 0.5);
        }
        assertThat(seen).as(when).isLessThanOrEqualTo(list.page());
        if (list.below() > 0) {
            assertThat(seen).as(when).isEqualTo(list.page());
        }
    }
}
