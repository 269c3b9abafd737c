/// Districts, coast and datums: the geometry of the base map, in WGS-84, without any drawing.
@org.jspecify.annotations.NullMarked
module org.yilan.geography {
    requires static org.jspecify;
    requires transitive org.yilan.situation;
    requires transitive org.yilan.assets;
    requires tools.jackson.databind;

    exports org.yilan.geography;
}
