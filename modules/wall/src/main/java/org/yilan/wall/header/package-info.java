/// The header panel: what is happening, how fresh the picture is, what time it is.
package org.yilan.wall.header;
