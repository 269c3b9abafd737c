/// People of the demonstration who are played: what they order, and when.
package org.yilan.city.crew;
