/** The questions as SQL on the ledger: where the columns do not fit in memory, and as the witness of those that do. */
package dev.whynot.facts.sql;
