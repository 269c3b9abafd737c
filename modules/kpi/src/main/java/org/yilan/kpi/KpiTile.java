package org.yilan.kpi;

import eu.hansolo.tilesfx.Tile;

import org.yilan.fx.TypeScale;

/// One figure on a TilesFX tile. FX thread only.
final class KpiTile extends Tile {
    private final KpiTileSkin skin;

    KpiTile(TypeScale type) {
        super(SkinType.CUSTOM);
        setAnimated(false);
        skin = new KpiTileSkin(this, type);
        setSkin(skin);
        getStyleClass().add("kpi-tile");
    }

    void show(KpiWords.Said said) {
        setAccessibleText(
                said.title() + " " + said.number() + " " + said.unit() + " " + said.age());
        skin.show(said);
    }
}
