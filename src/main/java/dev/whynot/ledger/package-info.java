/**
 * The truth in PostgreSQL: takes in a record as a source saw it, in any order and any number of times; keeps every
 * change of outcome, stage and reason; numbers each change so that others can follow.
 */
package dev.whynot.ledger;
