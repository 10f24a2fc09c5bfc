/** Reads SOQL: words and signs, then what the query asks for. Knows no org. */
package dev.whynot.simulator.soql;
