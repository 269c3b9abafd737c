package org.yilan.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.queue.Incidents.NOON;
import static org.yilan.queue.Incidents.graded;
import static org.yilan.queue.Incidents.in;
import static org.yilan.queue.Incidents.incident;
import static org.yilan.queue.Incidents.with;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

class QueueModelTest {
    private final QueueModel model = new QueueModel("李敏");

    /// A console learns who sits there when its hub answers; before that nothing is anybody's.
    @Test
    void whatNobodyOwnsIsNotMineBeforeItIsKnownWhoIAm() {
        QueueModel early = new QueueModel("");
        Incident free = Incidents.incident("free", Grade.III, Incidents.NOON);
        Incident hers =
                Incidents.with(
                        Incidents.incident("hers", Grade.III, Incidents.NOON),
                        IncidentState.ACKNOWLEDGED,
                        "",
                        "李敏");
        early.reset(List.of(free, hers));
        assertThat(early.counts().mine()).isZero();
        early.person("李敏");
        early.reset(List.of(free, hers));
        assertThat(early.counts().mine()).isEqualTo(1);
    }

    private final Map<String, Incident> world = new LinkedHashMap<>();

    @BeforeEach
    void clock() {
        model.tick(NOON);
    }

    @Test
    void whatBreaksFirstComesFirst() {
        put(incident("late-blue", Grade.IV, in(-60)));
        put(incident("red-30", Grade.I, in(30)));
        put(incident("red-without-limit", Grade.I, null));
        put(incident("orange-5", Grade.II, in(5)));
        put(incident("red-2", Grade.I, in(2)));

        assertThat(ids())
                .containsExactly("red-2", "red-30", "red-without-limit", "orange-5", "late-blue");
    }

    @Test
    void aGradeThatNobodyKnowsIsOnTop() {
        put(incident("red", Grade.I, in(1)));
        put(incident("odd", Grade.of("紫色"), null));

        assertThat(ids()).containsExactly("odd", "red");
    }

    @Test
    void aRowKeepsItsObjectWhenItMoves() {
        put(incident("a", Grade.III, in(10)));
        put(incident("b", Grade.III, in(20)));
        QueueRow row = model.get(1);

        boolean moved = put(graded(world.get("b"), Grade.I));

        assertThat(moved).isTrue();
        assertThat(model.get(0)).isSameAs(row);
    }

    @Test
    void aChangeThatDoesNotMoveARowIsNotAMove() {
        put(incident("a", Grade.III, in(10)));

        assertThat(put(with(world.get("a"), IncidentState.ASSIGNED, "排水公司", "李敏"))).isFalse();
        assertThat(model.get(0).incident().progress().unit()).isEqualTo("排水公司");
    }

    @Test
    void resolvedLeavesTheQueueAndCanBeAskedFor() {
        put(incident("a", Grade.III, in(10)));
        put(incident("b", Grade.III, in(20)));
        put(with(world.get("a"), IncidentState.RESOLVED, "u", "o"));

        assertThat(ids()).containsExactly("b");
        model.filter(QueueFilter.ALL.toggleState(IncidentState.RESOLVED));
        assertThat(ids()).containsExactly("a");
        assertThat(model.counts().open()).isEqualTo(1);
    }

    @Test
    void searchFindsChineseInTitleAddressDistrictUnitAndId() {
        model.nameDistricts(code -> code.equals("310115") ? "浦东" : code);
        put(with(incident("12345:SH-0042", Grade.II, in(5)), IncidentState.ASSIGNED, "排水公司", "王"));
        put(incident("other", Grade.II, in(6)));

        for (String query : List.of("sh-0042", "排水", "世纪大道 排水", "SH 浦东", "积水 0042")) {
            model.filter(QueueFilter.ALL.withText(query));
            assertThat(ids()).as(query).containsExactly("12345:SH-0042");
        }
        model.filter(QueueFilter.ALL.withText("排水 other"));
        assertThat(ids()).isEmpty();
    }

    @Test
    void filtersAddUpAndSayWhatTheyHoldBack() {
        put(with(incident("a", Grade.I, in(-1)), IncidentState.ACKNOWLEDGED, "", "李敏"));
        put(incident("b", Grade.I, in(5)));
        put(incident("c", Grade.II, in(-5)));

        model.filter(QueueFilter.ALL.toggleGrade("I").toggleOverdue().toggleMine());

        assertThat(ids()).containsExactly("a");
        assertThat(model.heldBack()).isEqualTo(2);
        QueueCounts counts = model.counts();
        assertThat(counts.overdue()).isEqualTo(2);
        assertThat(counts.unassigned()).isEqualTo(3);
        assertThat(counts.mine()).isEqualTo(1);
        assertThat(counts.of(Grade.I)).isEqualTo(2);
        assertThat(counts.byDistrict()).isEqualTo(Map.of("310115", 3));
    }

    @Test
    void timeAloneBringsTheOverdueIntoTheirFilter() {
        put(incident("a", Grade.III, in(10)));
        model.filter(QueueFilter.ALL.toggleOverdue());
        assertThat(ids()).isEmpty();

        assertThat(model.tick(in(11))).isTrue();
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void findsWhereARowStands() {
        put(incident("a", Grade.III, in(10)));
        put(incident("b", Grade.II, in(10)));

        assertThat(model.indexOf("a")).isEqualTo(1);
        assertThat(model.indexOf("nowhere")).isEqualTo(-1);
        model.filter(QueueFilter.ALL.toggleGrade("II"));
        assertThat(model.indexOf("a")).isEqualTo(-1);
    }

    @Test
    void manyBatchesGiveTheSameOrderAsOneSort() {
        Random random = new Random(7);
        Grade[] grades = {Grade.I, Grade.II, Grade.III, Grade.IV, new Grade("紫")};
        for (int batch = 0; batch < 200; batch++) {
            List<String> touched = new ArrayList<>();
            for (int k = 0; k < 20; k++) {
                String id = "i" + random.nextInt(300);
                touched.add(id);
                if (random.nextInt(10) == 0) {
                    world.remove(id);
                } else {
                    Incident i =
                            incident(
                                    id,
                                    grades[random.nextInt(5)],
                                    random.nextInt(5) == 0 ? null : in(random.nextInt(50)));
                    world.put(
                            id,
                            switch (random.nextInt(8)) {
                                case 0 -> with(i, IncidentState.RESOLVED, "u", "o");
                                case 1 -> with(i, IncidentState.ASSIGNED, "u", "李敏");
                                default -> i;
                            });
                }
            }
            apply(touched);
            model.tick(in(batch % 60));
            assertThat(model.counts()).isEqualTo(counted(in(batch % 60)));
        }
        model.filter(
                new QueueFilter(
                        "",
                        Set.of(),
                        Set.of(IncidentState.values()),
                        Set.of(),
                        false,
                        false,
                        false));

        Comparator<Incident> wanted =
                Comparator.comparing((Incident i) -> !i.open())
                        .thenComparing(Incident::grade)
                        .thenComparing(
                                i -> i.report().dueAt(),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Incident::id);
        assertThat(ids())
                .isEqualTo(world.values().stream().sorted(wanted).map(Incident::id).toList());
    }

    @Test
    void anIdNamedTwiceInABatchStaysOneRow() {
        put(incident("a", Grade.III, in(10)));
        world.put("a", incident("a", Grade.I, in(1)));

        apply(List.of("a", "a"));

        assertThat(ids()).containsExactly("a");
    }

    /// The counts by one walk through everything.
    private QueueCounts counted(Instant now) {
        List<Incident> open = world.values().stream().filter(Incident::open).toList();
        Map<Grade, Integer> grades = new TreeMap<>();
        open.forEach(i -> grades.merge(i.grade(), 1, Integer::sum));
        return new QueueCounts(
                open.size(),
                grades,
                open.isEmpty() ? Map.of() : Map.of("310115", open.size()),
                (int) open.stream().filter(i -> i.overdue(now)).count(),
                (int) open.stream().filter(i -> i.progress().unit().isEmpty()).count(),
                (int) open.stream().filter(i -> i.progress().owner().equals("李敏")).count());
    }

    private boolean put(Incident incident) {
        world.put(incident.id(), incident);
        return apply(List.of(incident.id()));
    }

    private boolean apply(Collection<String> touched) {
        return model.apply(touched, id -> Optional.ofNullable(world.get(id)));
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < model.size(); i++) {
            ids.add(model.get(i).id());
        }
        return ids;
    }
}
