/** The ledger in memory as columns of codes: built at start, followed by change number, asked without a lock. */
package dev.whynot.facts.memory;
