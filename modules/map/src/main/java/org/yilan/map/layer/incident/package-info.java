/// Incidents, clustered.
package org.yilan.map.layer.incident;
