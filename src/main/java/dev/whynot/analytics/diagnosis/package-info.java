/** What the losses point to: the reasons and the pattern, put together. */
package dev.whynot.analytics.diagnosis;
