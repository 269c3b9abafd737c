/// The escalation panel family.
@org.jspecify.annotations.NullMarked
module org.yilan.escalation {
    requires static org.jspecify;
    requires org.yilan.fx;
}
