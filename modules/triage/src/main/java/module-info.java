/// What the journal's past says of what has just come in: likely duplicates, and who may be responsible. Reads events, writes
/// nothing; keeps all it knows in memory.
@org.jspecify.annotations.NullMarked
module org.yilan.triage {
    requires static org.jspecify;
    requires transitive org.yilan.situation;
    requires org.apache.lucene.core;
    requires org.apache.lucene.analysis.common;
    requires org.apache.lucene.analysis.smartcn;

    exports org.yilan.triage;
}
