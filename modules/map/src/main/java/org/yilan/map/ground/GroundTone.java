package org.yilan.map.ground;

import java.awt.Color;

/// How loudly the ground says where land ends. On the large map hardly: there it must not compete with what lies over it.
/// On the small map of a storm, where the coast is all there is to go by, clearly.
record GroundTone(String id, Color land, Color abroad, Color coast, Color province) {
    static final GroundTone QUIET =
            new GroundTone(
                    "", GroundInk.LAND, GroundInk.ABROAD, GroundInk.COAST, GroundInk.PROVINCE);
    static final GroundTone CLEAR =
            new GroundTone(
                    "clear",
                    new Color(0x24303b),
                    new Color(0x1d2731),
                    new Color(0x5b6e80),
                    new Color(0x3a4957));
}
