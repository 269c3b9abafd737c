/// What follows from a declared level: tasks, roll-calls, and who is told.
@org.jspecify.annotations.NullMarked
package org.yilan.situation.response;
