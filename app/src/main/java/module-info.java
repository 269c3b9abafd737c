/// `main`, the command line, and the wiring of everything by hand.
@org.jspecify.annotations.NullMarked
module org.yilan.app {
    requires static org.jspecify;
}
