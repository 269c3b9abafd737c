/// Scenes, response plans, scenarios, base map, theme and translations: data, and the one way to read it.
@org.jspecify.annotations.NullMarked
module org.yilan.assets {
    requires static org.jspecify;

    exports org.yilan.assets;
}
