/// What a program that has read the journal thinks of an incident, for a person to judge.
package org.yilan.situation.advice;
