package org.yilan.map.ground;

import java.awt.Color;

/// The colours of the ground, all of them quiet: between the background `#0b1016` of the wall and its panel lines, so that
/// nothing on the ground competes with what lies over it.
final class GroundInk {
    static final Color SEA = new Color(0x0a0f15);
    static final Color SHALLOW = new Color(0x0c131a);
    static final Color SHORE = new Color(0x0e161e);
    static final Color GRATICULE = new Color(0x121a22);
    static final Color ABROAD = new Color(0x121920);
    static final Color LAND = new Color(0x151d26);
    static final Color CITY = new Color(0x1d2731);
    static final Color WATER = new Color(0x0b131b);
    static final Color COAST = new Color(0x2b3a48);
    static final Color BORDER_ABROAD = new Color(0x1a232c);
    static final Color PREFECTURE = new Color(0x1d2731);
    static final Color PROVINCE = new Color(0x293642);
    static final Color DISTRICT = new Color(0x374654);
    static final Color CITY_EDGE = new Color(0x465666);
    static final Color RING = new Color(0x303e4c);
    static final Color ROAD = new Color(0x283440);
    static final Color BRIDGE = new Color(0x4d5e6f);

    private GroundInk() {}
}
