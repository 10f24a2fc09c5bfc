/** Fills a ledger with made-up opportunities, millions of them within minutes; the same seed makes the same ones. */
package dev.whynot.bench.madeup;
