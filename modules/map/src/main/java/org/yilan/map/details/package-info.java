/// The card that says what a mark is.
package org.yilan.map.details;
