package dev.whynot.salesforce.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A page of the result of a Bulk query, as CSV with a header.
 *
 * @param rows how many it holds, which tells whether it came whole
 * @param next the locator of the next page; empty on the last
 */
public record BulkPage(InputStream csv, long rows, Optional<String> next) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
