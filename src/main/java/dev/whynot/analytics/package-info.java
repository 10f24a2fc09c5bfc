/** The questions: who rejects us, why, since when. */
package dev.whynot.analytics;
