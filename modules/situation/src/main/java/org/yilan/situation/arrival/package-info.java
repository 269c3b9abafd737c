/// Where a storm is at a moment and when its wind reaches a place: great-circle geometry over [org.yilan.situation.model].
package org.yilan.situation.arrival;
