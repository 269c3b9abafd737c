package org.yilan.triage;

import org.yilan.situation.advice.Score;

import java.util.ArrayDeque;
import java.util.Deque;

/// How good the last suggestions were. Confined to one thread.
final class Rolling {
    /// Over how many: a shift of a busy room, so that a new habit shows within the day.
    static final int LAST = 200;

    private final Deque<Integer> places = new ArrayDeque<>(LAST);

    /// @param place where the answer stood among the suggestions, from 0; -1 when it did not
    void judged(int place) {
        if (places.size() == LAST) {
            places.removeFirst();
        }
        places.addLast(place);
    }

    Score score() {
        int first = 0;
        int three = 0;
        for (int place : places) {
            first += place == 0 ? 1 : 0;
            three += place >= 0 && place < 3 ? 1 : 0;
        }
        return new Score(places.size(), first, three);
    }
}
