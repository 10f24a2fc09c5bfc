/**
 * Makes the bundled sample export: two CSV files of a made-up company, "Lindwurm Software", as Salesforce Data Loader
 * would write them. The same code always writes the same bytes. What is hidden in the data, and how large it came out,
 * stands in {@code docs/sample.md}.
 */
package dev.whynot.sample;
