package dev.whynot.ledger;

/**
 * What became of a batch of sightings.
 *
 * @param accepted sightings that told something new
 * @param unchanged sightings that were known, or older than what is known
 * @param lastChangeNo the number of the newest change in the ledger
 */
public record TakenIn(int accepted, int unchanged, long lastChangeNo) {}
