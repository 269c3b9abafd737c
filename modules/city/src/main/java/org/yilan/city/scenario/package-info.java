/// Scenarios as data: their files, read and checked.
package org.yilan.city.scenario;
