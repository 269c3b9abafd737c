/// The one configuration file: read, checked against its schema, and refused with file, line and the nearest right name.
@org.jspecify.annotations.NullMarked
module org.yilan.settings {
    requires static org.jspecify;
    requires transitive org.yilan.assets;
    requires transitive tools.jackson.databind;
    requires com.networknt.schema;
    requires org.snakeyaml.engine;

    exports org.yilan.settings;
}
