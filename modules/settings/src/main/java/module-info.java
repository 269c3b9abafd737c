/// The one configuration file.
@org.jspecify.annotations.NullMarked
module org.yilan.settings {
    requires static org.jspecify;
    requires org.yilan.assets;
    requires tools.jackson.databind;
}
