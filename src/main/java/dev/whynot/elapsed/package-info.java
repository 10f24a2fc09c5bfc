/** What goes by elapsed time, so that a clock that is set, forward or back, changes nothing. */
package dev.whynot.elapsed;
