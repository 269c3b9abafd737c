/// Scenes as data: which panel stands where on which screen, and which layout fits the monitors at hand. No JavaFX.
package org.yilan.wall.scene;
