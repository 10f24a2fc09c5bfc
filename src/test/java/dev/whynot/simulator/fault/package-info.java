/** What goes wrong on demand: which call, when, and how. */
package dev.whynot.simulator.fault;
