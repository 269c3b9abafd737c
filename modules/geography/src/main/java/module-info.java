/// Districts, coast and datums.
@org.jspecify.annotations.NullMarked
module org.yilan.geography {
    requires static org.jspecify;
    requires transitive org.yilan.situation;
    requires org.yilan.assets;
    requires tools.jackson.databind;
}
