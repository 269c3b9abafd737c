package org.yilan.triage;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.SloppyMath;
import org.jspecify.annotations.Nullable;
import org.yilan.situation.advice.Candidate;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Open incidents by place, time and words, to find those that may tell of the same thing. An index in memory finds what lies
/// near and is worded alike; what it finds is weighed one by one, with reasons.
///
/// Thresholds and weights are this program's own choice: the rules of hotlines say that repeated requests are merged in
/// principle, none says how near is near. Any thread may call anything.
public final class MergeCandidates implements AutoCloseable {
    /// Farther apart are two things. Callers say where they stand, not where it is, and their places are geocoded from words.
    public static final double WITHIN_M = 500;

    /// Longer apart are two things: water in an underpass stands for hours, not for days.
    public static final Duration WITHIN = Duration.ofHours(6);

    /// Below this it is not worth a look.
    public static final double WORTH_A_LOOK = 0.5;

    /// As many as there are digit keys at hand, and as one reads at a glance.
    public static final int MOST = 5;

    private static final double NEARNESS = 0.35;
    private static final double CATEGORY = 0.25;
    private static final double LIKENESS = 0.30;
    private static final double RECENCY = 0.10;

    /// How many are weighed one by one.
    private static final int WEIGHED = 64;

    private static final int MOST_WORDS = 4;

    /// Reading only the first part of what a caller said finds the same, and a text may be very long.
    private static final int LONGEST_QUERY = 64;

    private final Words words;
    private final ByteBuffersDirectory memory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile boolean stale;

    MergeCandidates(Words words) {
        this.words = words;
        try {
            writer =
                    new IndexWriter(
                            memory,
                            new IndexWriterConfig(words.analyzer())
                                    .setMergeScheduler(new SerialMergeScheduler()));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes in an open incident, or what changed of it.
    void put(IncidentReport report) {
        Document document = new Document();
        document.add(new StringField("id", report.id(), Field.Store.YES));
        document.add(new StringField("category", report.category(), Field.Store.NO));
        document.add(new LongPoint("at", report.reportedAt().toEpochMilli()));
        document.add(new TextField("text", Words.text(report), Field.Store.NO));
        GeoPoint point = report.place().point();
        if (point == null) {
            document.add(new StringField("only", report.place().division(), Field.Store.NO));
        } else {
            document.add(new StringField("in", report.place().division(), Field.Store.NO));
            document.add(new LatLonPoint("point", point.lat(), point.lon()));
        }
        try {
            writer.updateDocument(new Term("id", report.id()), document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stale = true;
    }

    /// Forgets one that is not open any more.
    void remove(String id) {
        try {
            writer.deleteDocuments(new Term("id", id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stale = true;
    }

    /// Those that may tell of the same thing, the likeliest first, at most [#MOST].
    ///
    /// @param situation what has become of an incident by now: what is over or merged is left out
    List<Candidate> of(IncidentReport report, Function<String, Optional<Incident>> situation) {
        try {
            if (stale) {
                stale = false;
                searchers.maybeRefreshBlocking();
            }
            IndexSearcher searcher = searchers.acquire();
            try {
                return weigh(searcher, report, situation);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Candidate> weigh(
            IndexSearcher searcher,
            IncidentReport report,
            Function<String, Optional<Incident>> situation)
            throws IOException {
        Map<String, String> mine = words.of(Words.text(report));
        List<Candidate> found = new ArrayList<>();
        var stored = searcher.storedFields();
        for (ScoreDoc hit : searcher.search(query(report, mine.keySet()), WEIGHED).scoreDocs) {
            String id = stored.document(hit.doc).get("id");
            Optional<Incident> other =
                    id == null || id.equals(report.id()) ? Optional.empty() : situation.apply(id);
            if (other.isPresent() && other.get().open()) {
                Candidate candidate = weigh(searcher, report, mine, other.get().report());
                if (candidate.score() >= WORTH_A_LOOK) {
                    found.add(candidate);
                }
            }
        }
        found.sort(
                Comparator.comparingDouble(Candidate::score)
                        .reversed()
                        .thenComparing(Candidate::incident));
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    private static Query query(IncidentReport report, Set<String> stems) {
        long at = report.reportedAt().toEpochMilli();
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(
                LongPoint.newRangeQuery("at", at - WITHIN.toMillis(), at + WITHIN.toMillis()),
                Occur.FILTER);
        query.add(near(report), Occur.FILTER);
        query.add(
                new ConstantScoreQuery(new TermQuery(new Term("category", report.category()))),
                Occur.SHOULD);
        stems.stream()
                .limit(LONGEST_QUERY)
                .forEach(s -> query.add(new TermQuery(new Term("text", s)), Occur.SHOULD));
        return query.build();
    }

    /// Near by coordinates; where one of the two has none, in the same district.
    private static Query near(IncidentReport report) {
        GeoPoint point = report.place().point();
        String division = report.place().division();
        BooleanQuery.Builder near = new BooleanQuery.Builder();
        near.add(new TermQuery(new Term("only", division)), Occur.SHOULD);
        near.add(
                point == null
                        ? new TermQuery(new Term("in", division))
                        : LatLonPoint.newDistanceQuery("point", point.lat(), point.lon(), WITHIN_M),
                Occur.SHOULD);
        return near.build();
    }

    private Candidate weigh(
            IndexSearcher searcher,
            IncidentReport report,
            Map<String, String> mine,
            IncidentReport other)
            throws IOException {
        Map<String, String> theirs = words.of(Words.text(other));
        Set<String> all = new HashSet<>(mine.keySet());
        all.addAll(theirs.keySet());
        double shared = 0;
        double either = 0;
        List<Map.Entry<String, Double>> both = new ArrayList<>();
        for (String stem : all) {
            double rarity = rarity(searcher, stem);
            either += rarity;
            String theirWord = theirs.get(stem);
            if (theirWord != null && mine.containsKey(stem)) {
                shared += rarity;
                both.add(Map.entry(theirWord, rarity));
            }
        }
        double likeness = either == 0 ? 0 : shared / either;
        both.sort(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()));
        Double metres = metres(report.place().point(), other.place().point());
        Duration apart = Duration.between(report.reportedAt(), other.reportedAt()).abs();
        boolean same = !report.category().isEmpty() && report.category().equals(other.category());
        double score =
                NEARNESS * (metres == null ? 0 : Math.max(0, 1 - metres / WITHIN_M))
                        + CATEGORY * (same ? 1 : 0)
                        + LIKENESS * likeness
                        + RECENCY * (1 - (double) apart.toMillis() / WITHIN.toMillis());
        return new Candidate(
                other.id(),
                score,
                metres,
                apart.toMinutes(),
                same,
                likeness,
                both.stream().limit(MOST_WORDS).map(Map.Entry::getKey).toList());
    }

    /// How much a word says: much where few have it.
    private static double rarity(IndexSearcher searcher, String stem) throws IOException {
        int all = searcher.getIndexReader().numDocs();
        int with = searcher.getIndexReader().docFreq(new Term("text", stem));
        return Math.log1p((all + 1.0) / (with + 1.0));
    }

    private static @Nullable Double metres(@Nullable GeoPoint a, @Nullable GeoPoint b) {
        return a == null || b == null
                ? null
                : SloppyMath.haversinMeters(a.lat(), a.lon(), b.lat(), b.lon());
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            memory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
