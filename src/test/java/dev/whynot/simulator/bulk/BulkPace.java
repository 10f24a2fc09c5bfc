package dev.whynot.simulator.bulk;

import java.time.Duration;

/**
 * How fast bulk jobs go.
 *
 * @param queued how long a job stays UploadComplete
 * @param processing how long it is InProgress
 * @param pageRows rows of a page of results where the client names no number
 */
public record BulkPace(Duration queued, Duration processing, int pageRows) {}
