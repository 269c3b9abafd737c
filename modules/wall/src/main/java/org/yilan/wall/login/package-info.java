/// What stands on a screen until somebody has signed in.
@org.jspecify.annotations.NullMarked
package org.yilan.wall.login;
