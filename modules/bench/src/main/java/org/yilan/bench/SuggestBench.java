package org.yilan.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.advice.Suggestion;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;
import org.yilan.triage.Suggestions;
import org.yilan.triage.Triage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How often the responsible unit is suggested rightly, on real labelled requests: New York's 311, complaint to agency. The first
/// 70 % in time are learned, the later ones asked, and nothing is learned from those. And how long it takes to find
/// duplicates among 100,000 open incidents.
///
/// Read of each request are what the caller said and where: complaint type, descriptor, location type, borough. Not what the
/// agency made of it: its name, the kind of its facility, resolution, due date and status would give the answer away.
public final class SuggestBench {
    private static final double TRAINS = 0.7;
    private static final Instant BASE = Instant.parse("2024-09-15T01:00:00Z");
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mm:ss a", Locale.US);

    private static final List<String> CATEGORIES =
            List.of("waterlogging", "tree-down", "power-cut", "billboard", "traffic", "gas");
    private static final List<String> WHERE =
            List.of("莘庄", "张江", "五角场", "徐家汇", "真如", "曹杨", "花木", "北蔡", "七宝", "江桥", "大场", "高桥");
    private static final List<String> WHAT =
            List.of(
                    "地道积水，车辆熄火",
                    "路面积水没过脚踝",
                    "行道树倒伏压住车辆",
                    "小区停电，电梯困人",
                    "广告牌松动有坠落危险",
                    "信号灯不亮，路口拥堵",
                    "闻到燃气异味",
                    "下立交积水无法通行",
                    "树枝折断挡住非机动车道",
                    "井盖缺失",
                    "围墙倒塌",
                    "楼道进水");

    private final Path csv;
    private final int open;

    private record Request(LocalDateTime at, IncidentReport report, String agency) {}

    /// @param csv the New York sample
    /// @param open how many incidents are open where duplicates are looked for
    public SuggestBench(Path csv, int open) {
        this.csv = csv;
        this.open = open;
    }

    /// Runs and returns one line of JSON.
    ///
    /// @throws IOException when the sample cannot be read
    public String run() throws IOException {
        List<Request> requests = read();
        int cut = (int) (requests.size() * TRAINS);
        Tally full = ask(requests, cut, true, false);
        Tally words = ask(requests, cut, false, false);
        Tally online = ask(requests, cut, true, true);
        Samples duplicates = new Samples();
        double found = duplicates(duplicates);
        return new Meter()
                .put("bench", "suggest")
                .put("n", requests.size())
                .put("trained", cut)
                .put("tested", requests.size() - cut)
                .put("top1Percent", share(full.first, full))
                .put("top3Percent", share(full.three, full))
                .put("top1LearningPercent", share(online.first, online))
                .put("top3LearningPercent", share(online.three, online))
                .put("top1WordsOnlyPercent", share(words.first, words))
                .put("top3WordsOnlyPercent", share(words.three, words))
                .put("top1MostFrequentPercent", baseline(requests, cut, r -> ""))
                .put("top1CategoryAlonePercent", baseline(requests, cut, r -> r.report.category()))
                .put("confidenceMeanPercent", percent(full.confidence / full.asked))
                .put("suggestionMsP50", full.millis.quantile(0.5))
                .put("suggestionMsP99", full.millis.quantile(0.99))
                .put("open", open)
                .put("duplicatesFound", found)
                .put("duplicatesMsP50", duplicates.quantile(0.5))
                .put("duplicatesMsP99", duplicates.quantile(0.99))
                .json();
    }

    private static double share(int n, Tally of) {
        return percent((double) n / of.asked);
    }

    private static double percent(double share) {
        return Math.round(share * 1000) / 10.0;
    }

    private static final class Tally {
        private final Samples millis = new Samples();
        private int asked;
        private int first;
        private int three;
        private double confidence;
    }

    private static Tally ask(List<Request> requests, int cut, boolean category, boolean learnsOn) {
        Suggestions suggestions = Suggestions.alone();
        Tally tally = new Tally();
        for (int n = 0; n < requests.size(); n++) {
            Request request = requests.get(n);
            IncidentReport report = category ? request.report : categorised(request.report, "");
            if (n >= cut) {
                long begun = System.nanoTime();
                List<Suggestion> answers = suggestions.units(report);
                tally.millis.add((System.nanoTime() - begun) / 1e6);
                tally.asked++;
                tally.first += answers.getFirst().value().equals(request.agency) ? 1 : 0;
                tally.three +=
                        answers.stream().anyMatch(s -> s.value().equals(request.agency)) ? 1 : 0;
                tally.confidence += answers.getFirst().confidence();
            }
            if (n < cut || learnsOn) {
                suggestions.assigned(report, request.agency);
            }
        }
        return tally;
    }

    /// Always the most frequent agency of those with the same key; of all, where the key was never seen.
    private static double baseline(
            List<Request> requests, int cut, java.util.function.Function<Request, String> key) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        Map<String, Integer> all = new HashMap<>();
        for (Request r : requests.subList(0, cut)) {
            counts.computeIfAbsent(key.apply(r), k -> new HashMap<>())
                    .merge(r.agency, 1, Integer::sum);
            all.merge(r.agency, 1, Integer::sum);
        }
        int right = 0;
        for (Request r : requests.subList(cut, requests.size())) {
            Map<String, Integer> by = counts.getOrDefault(key.apply(r), all);
            String most =
                    by.entrySet().stream()
                            .max(
                                    Map.Entry.<String, Integer>comparingByValue()
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .orElseThrow()
                            .getKey();
            right += most.equals(r.agency) ? 1 : 0;
        }
        return percent((double) right / (requests.size() - cut));
    }

    private List<Request> read() throws IOException {
        List<Request> requests = new ArrayList<>();
        if (!Files.isRegularFile(csv)) {
            throw new IOException("there is no file " + csv);
        }
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : reader) {
                LocalDateTime at = LocalDateTime.parse(row.getField("Created Date"), CREATED);
                requests.add(
                        new Request(
                                at,
                                report(
                                        row.getField("Unique Key"),
                                        row.getField("Complaint Type"),
                                        row.getField("Complaint Type"),
                                        row.getField("Descriptor")
                                                + "\n"
                                                + row.getField("Location Type"),
                                        new Place(null, "", row.getField("Borough")),
                                        at.atZone(ZoneId.of("America/New_York")).toInstant()),
                                row.getField("Agency")));
            }
        }
        requests.sort(Comparator.comparing(Request::at));
        return requests;
    }

    /// Without the complaint type altogether: neither as a category nor as words.
    private static IncidentReport categorised(IncidentReport r, String category) {
        return report(r.id(), category, "", r.description(), r.place(), r.reportedAt());
    }

    private static IncidentReport report(
            String id, String category, String title, String words, Place place, Instant at) {
        return new IncidentReport(
                id,
                "bench",
                category,
                Grade.III,
                title,
                words,
                place,
                Reporter.UNKNOWN,
                at,
                null,
                "",
                true);
    }

    /// Mean number of candidates found.
    private double duplicates(Samples millis) {
        Randoms random = new Randoms(41);
        Situation situation = new Situation();
        int found = 0;
        int asked = 0;
        try (Triage triage = new Triage(situation::incident)) {
            for (int n = 0; n < open; n++) {
                int where = random.next(WHERE.size());
                // Twelve crowded quarters of some 20 km² each, within twelve hours.
                GeoPoint point =
                        new GeoPoint(
                                31.1 + 0.04 * (where % 4) + 0.04 * random.next(),
                                121.3 + 0.05 * (where / 4) + 0.05 * random.next());
                Event event =
                        new Event.IncidentReported(
                                report(
                                        "i" + n,
                                        CATEGORIES.get(random.next(CATEGORIES.size())),
                                        WHERE.get(where) + WHAT.get(random.next(WHAT.size())),
                                        "来电人反映" + WHAT.get(random.next(WHAT.size())),
                                        new Place(point, "", "310112"),
                                        BASE.plusSeconds(random.next(12 * 3600))));
                Recorded recorded = new Recorded(n + 1, BASE, "e" + n, "bench", event);
                situation.apply(recorded, new Changes());
                triage.apply(recorded);
            }
            for (int n = 0; n < 600; n++) {
                String id = "i" + random.next(open);
                long begun = System.nanoTime();
                int candidates = triage.advise(id).orElseThrow().candidates().size();
                if (n >= 100) {
                    millis.add((System.nanoTime() - begun) / 1e6);
                    found += candidates;
                    asked++;
                }
            }
        }
        return (double) found / asked;
    }

    /// Where the sample is, below the folder of samples.
    public static Path in(@Nullable Path samples) {
        Path folder = samples == null ? Path.of("samples") : samples;
        return folder.resolve("open311/nyc311_2018.csv");
    }
}
