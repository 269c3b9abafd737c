/// How the feeds are: the board of all of them.
package org.yilan.wall.feeds;
