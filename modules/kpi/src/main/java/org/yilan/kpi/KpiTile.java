package org.yilan.kpi;

import eu.hansolo.tilesfx.Tile;

import javafx.scene.paint.Color;

import org.yilan.fx.TypeScale;

/// One figure on a TilesFX tile. FX thread only.
final class KpiTile extends Tile {
    private final KpiTileSkin skin;

    KpiTile(TypeScale type) {
        super(SkinType.CUSTOM);
        setBackgroundColor(Color.TRANSPARENT);
        setBorderColor(Color.TRANSPARENT);
        setAnimated(false);
        skin = new KpiTileSkin(this, type);
        setSkin(skin);
        getStyleClass().add("kpi-tile");
    }

    void show(KpiWords.Said said) {
        setAccessibleText(
                String.join(
                        " ",
                        said.title(),
                        said.number(),
                        said.unit(),
                        said.missed(),
                        String.join(" ", said.age())));
        skin.show(said);
    }

    /// TilesFX looks for its own sheet beside the class that it is asked by, which is this one, and fails: it gets an empty one.
    @Override
    public String getUserAgentStylesheet() {
        return "data:text/css,";
    }
}
