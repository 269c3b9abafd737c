/// Benchmarks.
@org.jspecify.annotations.NullMarked
module org.yilan.bench {
    requires static org.jspecify;
    requires org.yilan.situation;
}
