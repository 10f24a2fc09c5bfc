/** Why the loss rate moved from one period to another, and when it moved. */
package dev.whynot.analytics.changes;
