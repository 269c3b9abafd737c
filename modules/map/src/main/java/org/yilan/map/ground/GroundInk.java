package org.yilan.map.ground;

import java.awt.Color;

/// The colours of the ground, all of them quiet: between the background `#0b1016` of the wall and its panel lines, so that
/// nothing on the ground competes with what lies over it.
final class GroundInk {
    static final Color SEA = new Color(0x0a0f15);
    static final Color SHALLOW = new Color(0x0c1219);
    static final Color SHORE = new Color(0x0e151d);
    static final Color GRATICULE = new Color(0x111820);
    static final Color ABROAD = new Color(0x10161d);
    static final Color LAND = new Color(0x121922);
    static final Color CITY = new Color(0x18212b);
    static final Color WATER = new Color(0x0c141d);
    static final Color COAST = new Color(0x2a3743);
    static final Color BORDER_ABROAD = new Color(0x1b242d);
    static final Color PREFECTURE = new Color(0x1a232d);
    static final Color PROVINCE = new Color(0x24303c);
    static final Color DISTRICT = new Color(0x303e4b);
    static final Color CITY_EDGE = new Color(0x3a4957);
    static final Color RING = new Color(0x2b3845);
    static final Color ROAD = new Color(0x222d38);
    static final Color BRIDGE = new Color(0x465564);

    private GroundInk() {}
}
