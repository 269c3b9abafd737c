package org.yilan.wall;

import org.yilan.console.Console.Subscription;
import org.yilan.wall.scene.Monitor;

import java.util.List;

/// The monitors that are there. FX thread.
public interface Monitors {
    List<Monitor> now();

    /// Hears when one came, went or changed; maybe several times for one plug.
    Subscription listen(Runnable changed);
}
