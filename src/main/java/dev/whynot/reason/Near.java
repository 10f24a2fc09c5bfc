package dev.whynot.reason;

/**
 * The reason of the dictionary phrase that a text comes near to.
 *
 * @param reason canonical code
 * @param confidence above 0 and below 1
 */
public record Near(String reason, double confidence) {}
