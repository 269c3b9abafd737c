package org.yilan.wall.scene;

/// A scene file that cannot be used. The message names the file, the place in it, and what was expected there.
public final class SceneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SceneException(String file, String path, String expected) {
        super(file + (path.isEmpty() ? "" : " at " + path) + ": " + expected);
    }
}
