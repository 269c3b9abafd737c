/// Very many points: where they are, how they cluster per level, how they are drawn. No JavaFX, no domain.
package org.yilan.map.layer.point;
