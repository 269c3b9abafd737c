/// What every data layer of the map shares: shapes of grades, sprites, marks and how to find one under a finger.
package org.yilan.map.mark;
