/**
 * Measures how well and how fast the service turns raw reasons into canonical ones: on a test set of its own, and on the
 * tags of a public data set. Run by {@code make evaluate}.
 */
package dev.whynot.evaluate;
