/**
 * Two replicas of the packaged service follow a simulated org that changes at random, while calls fail and replicas are
 * killed; afterwards the ledger is held against the org, row by row. Run by {@code make soak}.
 */
package dev.whynot.soak;
