package org.yilan.map;

import org.yilan.map.view.MapContent;
import org.yilan.map.view.PictureLayer;
import org.yilan.situation.Changes;

import java.time.Instant;
import java.util.List;

/// A map with nothing on it but the ground.
final class BareGround implements MapContent {
    @Override
    public List<PictureLayer> layers() {
        return List.of();
    }

    @Override
    public void refresh(Changes changes) {}

    @Override
    public void tick(Instant now) {}

    @Override
    public void close() {}
}
