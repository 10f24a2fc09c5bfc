/**
 * Measures how well hidden drivers are found: made-up records with planted causes, which a finder does not see, and with
 * none, are searched by ours and by simple peers. Run by {@code make evaluate-drivers}.
 */
package dev.whynot.evaluate.drivers;
