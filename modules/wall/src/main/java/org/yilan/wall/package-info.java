/// The wall's windows: stages on monitors, keys, frames of replay and exercise, pictures.
package org.yilan.wall;
