/// The legend over the map.
package org.yilan.map.legend;
