package dev.whynot.facts.memory;

/**
 * A column of codes.
 *
 * @param name of the dimension or of the path that it holds
 * @param sql how the ledger writes its text
 */
record Column(String name, String sql, Dictionary dictionary) {}
