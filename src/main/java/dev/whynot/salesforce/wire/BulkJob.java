package dev.whynot.salesforce.wire;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A Bulk API 2.0 query.
 *
 * @param state {@code UploadComplete}, {@code InProgress}, {@code JobComplete}, {@code Failed} or {@code Aborted}
 * @param numberRecordsProcessed grows while it runs
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BulkJob(String id, String state, long numberRecordsProcessed, String errorMessage) {

    public boolean isComplete() {
        return state.equals("JobComplete");
    }

    public boolean hasFailed() {
        return state.equals("Failed") || state.equals("Aborted");
    }
}
