/// What happens in the city: weather, calls, units, shelters, forecasts. Pure functions of scenario and seed.
package org.yilan.city.model;
