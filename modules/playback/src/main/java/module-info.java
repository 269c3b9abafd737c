/// The playback panel family.
@org.jspecify.annotations.NullMarked
module org.yilan.playback {
    requires static org.jspecify;
    requires org.yilan.fx;
}
