/** What is new in a week, against what was known the week before. */
package dev.whynot.analytics.findings;
