/// The APIs of the city's publishers, each in its publisher's format.
package org.yilan.city.serve;
