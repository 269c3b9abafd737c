/// Earthquakes and early warnings of them.
package org.yilan.map.layer.quake;
