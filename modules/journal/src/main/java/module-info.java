/// The append-only log.
@org.jspecify.annotations.NullMarked
module org.yilan.journal {
    requires static org.jspecify;
    requires transitive org.yilan.situation;
    requires org.yilan.wire;
    requires java.sql;
}
