package org.yilan.playback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

class BarDataTest {
    @Test
    void cutsTheFirstIntervalThatHoldsEverythingThatStood() {
        assertThat(BarData.top(bars(900, 4, 6, 8, 10), List.of())).isEqualTo(15);
    }

    @Test
    void keepsTheHighestWhereBarsAreOfOneKind() {
        assertThat(BarData.top(bars(3, 9, 12, 20), bars(30))).isEqualTo(30);
    }

    @Test
    void leavesOutIntervalsWithoutIncidents() {
        assertThat(BarData.top(bars(0, 0, 0, 0, 5, 7), List.of())).isEqualTo(7);
    }

    @Test
    void hasAScaleWithoutIncidents() {
        assertThat(BarData.top(bars(0, 0), List.of())).isEqualTo(1);
        assertThat(BarData.top(bars(40), List.of())).isEqualTo(40);
    }

    private static List<BarData.Bar> bars(int... counts) {
        return Arrays.stream(counts)
                .mapToObj(count -> new BarData.Bar(Instant.EPOCH, 0, 5, count))
                .toList();
    }
}
