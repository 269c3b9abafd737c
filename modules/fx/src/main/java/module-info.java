/// The one bridge to the FX thread.
@org.jspecify.annotations.NullMarked
module org.yilan.fx {
    requires static org.jspecify;
    requires transitive org.yilan.console;
    requires transitive org.yilan.assets;
    requires transitive javafx.graphics;
    requires transitive javafx.controls;
    requires transitive tools.jackson.databind;

    exports org.yilan.fx;
}
