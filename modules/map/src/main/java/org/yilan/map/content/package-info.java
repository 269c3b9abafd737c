/// What lies on the ground of the map, put together.
package org.yilan.map.content;
