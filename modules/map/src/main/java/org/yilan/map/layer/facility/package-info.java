/// Units that can be sent and places that take people.
package org.yilan.map.layer.facility;
