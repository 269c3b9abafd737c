/// Measured values.
package org.yilan.map.layer.sensor;
