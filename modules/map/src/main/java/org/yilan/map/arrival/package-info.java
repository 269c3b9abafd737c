/// The box that says when the wind arrives where.
package org.yilan.map.arrival;
