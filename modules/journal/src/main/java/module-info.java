/// The append-only log.
@org.jspecify.annotations.NullMarked
module org.yilan.journal {
    requires static org.jspecify;
    requires transitive org.yilan.situation;
    requires transitive org.yilan.wire;
    requires java.sql;
    requires org.xerial.sqlitejdbc;

    exports org.yilan.journal;
}
