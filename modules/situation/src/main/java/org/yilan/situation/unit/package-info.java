/// What units have to do, and how they are doing.
package org.yilan.situation.unit;
