/// Warnings as areas.
package org.yilan.map.layer.alert;
