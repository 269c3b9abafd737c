/// Typhoons: track, grade, wind circles, forecasts.
package org.yilan.map.layer.storm;
