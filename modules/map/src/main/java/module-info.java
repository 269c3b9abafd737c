/// The map panel family.
@org.jspecify.annotations.NullMarked
module org.yilan.map {
    requires static org.jspecify;
    requires org.yilan.fx;
}
