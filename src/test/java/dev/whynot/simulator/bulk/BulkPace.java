package dev.whynot.simulator.bulk;

import java.time.Duration;

/**
 * How fast bulk jobs go.
 *
 * @param queued how long a job stays UploadComplete
 * @param processing how long it is InProgress
 * @param pageRows rows of a page of results where the client names no number
 * @param mostRows rows of a page at most, also where the client asks for more: the limit of its size
 */
public record BulkPace(Duration queued, Duration processing, int pageRows, int mostRows) {

    /** Pages are as long as the client asks. */
    public BulkPace(Duration queued, Duration processing, int pageRows) {
        this(queued, processing, pageRows, Integer.MAX_VALUE);
    }
}
