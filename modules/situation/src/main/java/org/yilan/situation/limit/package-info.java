/// How long what may take, who is told when it took longer, and when time does not count.
package org.yilan.situation.limit;
