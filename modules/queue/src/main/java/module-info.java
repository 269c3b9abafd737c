/// The queue panel family.
@org.jspecify.annotations.NullMarked
module org.yilan.queue {
    requires static org.jspecify;
    requires org.yilan.fx;
}
