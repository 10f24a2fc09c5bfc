/** What the ledger holds, made ready to be asked: selections, groups and their counts. */
package dev.whynot.facts;
