package org.yilan.feeds.mapped;

import org.jspecify.annotations.Nullable;

/// One item of a document.
interface Row {
    /// What is there, or null.
    ///
    /// @param from a column, or a member's name or JSON Pointer
    @Nullable String text(String from);

    /// Where that is, for a person.
    String path(String from);

    /// Where the item is, for a person.
    String path();
}
