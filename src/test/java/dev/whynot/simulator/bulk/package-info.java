/** Bulk API 2.0 query jobs: their states, and their results as CSV. */
package dev.whynot.simulator.bulk;
