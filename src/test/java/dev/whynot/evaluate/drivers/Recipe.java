package dev.whynot.evaluate.drivers;

/**
 * What records to make up.
 *
 * @param causes how many to plant; 0 for none
 * @param hasBackground whether owners and seasons differ a little all the same, as they do in life
 * @param seed the same recipe makes the same records
 */
record Recipe(int records, int causes, boolean hasBackground, long seed) {}
