/** Figures made into sentences, in the languages that the service speaks. */
package dev.whynot.analytics.wording;
