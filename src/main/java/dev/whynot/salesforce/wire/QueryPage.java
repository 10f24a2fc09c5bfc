package dev.whynot.salesforce.wire;

import java.util.List;
import java.util.Map;

/**
 * Rows of a SOQL query as the REST API writes them.
 *
 * @param total how many rows the whole query has
 * @param done whether there are no more than these
 */
public record QueryPage(long total, boolean done, List<Map<String, Object>> rows) {}
