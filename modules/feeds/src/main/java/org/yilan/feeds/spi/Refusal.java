package org.yilan.feeds.spi;

/// One item of a document that cannot be used; the others can. The message says what is wrong, `path` where.
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;

    public Refusal(String path, String reason) {
        super(reason, null, false, false);
        this.path = path;
    }

    /// Where in the document: `/features/3/geometry`, `line 12: /alert/info/area`.
    public String path() {
        return path;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
