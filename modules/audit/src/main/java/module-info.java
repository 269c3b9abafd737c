/// Writes out what a journal tells, for people who were not there.
@org.jspecify.annotations.NullMarked
module org.yilan.audit {
    requires static org.jspecify;
    requires transitive org.yilan.journal;
    requires transitive org.yilan.fx;
    requires de.siegmar.fastcsv;
    requires java.desktop;
    requires org.apache.commons.logging; // FontBox's, which does not say so itself
    requires org.apache.fontbox;
    requires org.apache.pdfbox;
    requires org.apache.pdfbox.io;

    exports org.yilan.audit;
}
