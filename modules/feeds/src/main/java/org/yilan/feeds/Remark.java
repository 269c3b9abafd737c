package org.yilan.feeds;

/// Why something in a document was not used.
///
/// @param path where: a JSON pointer, or the element's path with its line
/// @param reason in one English sentence or less
public record Remark(String path, String reason) {
    @Override
    public String toString() {
        return path + ": " + reason;
    }
}
