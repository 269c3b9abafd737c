/// The kpi panel family.
@org.jspecify.annotations.NullMarked
module org.yilan.kpi {
    requires static org.jspecify;
    requires org.yilan.fx;
}
