/// Alarms (报警) by the states of ISA-18.2 / IEC 62682: what one is, where it stands, and how many there are.
package org.yilan.situation.alarm;
