/// What the city looks for by itself, before anybody calls (未诉先办).
package org.yilan.situation.watch;
