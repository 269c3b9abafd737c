/// What hinders traffic.
package org.yilan.map.layer.road;
