/// A city to try Yilan on.
package org.yilan.city;
