/** Files that someone exported: received, read row by row, handed to the ledger. */
package dev.whynot.csv;
