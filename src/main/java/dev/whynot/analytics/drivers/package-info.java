/** Hidden drivers: the groups and times in which we are rejected more, or less, than the rest explains. */
package dev.whynot.analytics.drivers;
