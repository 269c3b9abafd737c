/// Response plans (预案): rules that suggest a level from alerts and measured values, with the reason. They never declare.
package org.yilan.situation.plan;
