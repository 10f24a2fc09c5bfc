/** Answers SOQL from the tables of an org: which rows, in which order, with which values. */
package dev.whynot.simulator.query;
