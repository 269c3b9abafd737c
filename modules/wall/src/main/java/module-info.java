/// The wall panel family.
@org.jspecify.annotations.NullMarked
module org.yilan.wall {
    requires static org.jspecify;
    requires org.yilan.fx;
}
