/// Key figures of the control room, computed from a situation at a moment.
package org.yilan.situation.kpi;
