package org.yilan.journal;

import org.jspecify.annotations.Nullable;

/// A journal that cannot be opened, read or written. The message is one sentence for a person: which file, what is wrong,
/// what to do.
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// What is wrong.
    public enum Fault {
        /// Another program has it open.
        IN_USE,
        /// A newer program wrote it. It was not touched.
        NEWER,
        /// The file is something else. It was not touched.
        NOT_A_JOURNAL,
        /// No permission, no such directory, read-only disk.
        NOT_WRITABLE,
        /// No room. What was acknowledged is safe; what was to be written is not in the journal.
        DISK_FULL,
        /// Its content is broken; opening it again saves what can be read.
        DAMAGED,
        /// Anything else that the disk answered.
        FAILED
    }

    private final Fault fault;

    public JournalException(Fault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
