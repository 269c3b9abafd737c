package org.yilan.geography;

/// A file of the base map cannot be used. The message names the file and says what is wrong with it.
public final class MalformedOutlinesException extends RuntimeException {
    MalformedOutlinesException(String file, String what) {
        super("the base map file " + file + " cannot be used: " + what);
    }

    MalformedOutlinesException(String file, String what, Throwable cause) {
        super("the base map file " + file + " cannot be used: " + what, cause);
    }
}
