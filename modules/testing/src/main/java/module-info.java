/// Builders and fakes for tests.
@org.jspecify.annotations.NullMarked
module org.yilan.testing {
    requires static org.jspecify;
    requires transitive org.yilan.situation;

    exports org.yilan.testing;
}
