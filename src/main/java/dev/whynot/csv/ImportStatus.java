package dev.whynot.csv;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where an import stands. {@code rows = accepted + unchanged + rejected}, and all three are final for the rows read so
 * far: they are committed together with the records.
 *
 * @param percent how much of the file is read
 * @param accepted rows that told something new
 * @param unchanged rows whose record was known already, in this or a newer state
 * @param rejected rows that could not become a record
 * @param missing fields of the mapping that the file has no column for, each with the columns looked for
 * @param failure why the whole import failed, or null
 * @param errors the first thousand rejected rows; left out where several imports are listed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ImportStatus(
        long id,
        State state,
        String mapping,
        String object,
        String org,
        int percent,
        long rows,
        long accepted,
        long unchanged,
        long rejected,
        List<String> missing,
        String failure,
        Instant createdAt,
        Instant finishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<RowError> errors) {

    /** How far an import is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        /** It could not go on; what was read before is kept. */
        FAILED,
        /** The service stopped in the middle; what was read before is kept. Send the file again. */
        INTERRUPTED;

        /** The code used in the API and in the database. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A row that was not taken in.
     *
     * @param line where it starts, counted from 1
     * @param column which column is wrong; null if it is the row as a whole
     */
    public record RowError(long line, String column, String message) {}
}
