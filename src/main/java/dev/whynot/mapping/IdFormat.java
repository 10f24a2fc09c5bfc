package dev.whynot.mapping;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the ids of a source are written. */
public enum IdFormat {
    /** As they are. */
    @JsonProperty("text")
    TEXT {
        @Override
        public Optional<String> normalize(String id) {
            return Optional.of(id);
        }
    },

    /** 15 characters where case matters, or 18: the same with a checksum of the case. Kept as 18. */
    @JsonProperty("salesforce")
    SALESFORCE {
        @Override
        public Optional<String> normalize(String id) {
            if (!SALESFORCE_ID.matcher(id).matches()) {
                return Optional.empty();
            }
            String full = id.substring(0, 15) + checksum(id);
            return id.length() == 15 || id.equals(full) ? Optional.of(full) : Optional.empty();
        }
    };

    private static final Pattern SALESFORCE_ID = Pattern.compile("[A-Za-z0-9]{15}([A-Z0-5]{3})?");
    private static final String CHECKSUM_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /** The one form in which the id is kept; empty if it is not an id of this format. */
    public abstract Optional<String> normalize(String id);

    /** Each character of the checksum tells which of five characters are upper case, the first in the lowest bit. */
    private static String checksum(String id) {
        StringBuilder checksum = new StringBuilder();
        for (int chunk = 0; chunk < 3; chunk++) {
            int upper = 0;
            for (int i = 0; i < 5; i++) {
                char c = id.charAt(chunk * 5 + i);
                upper |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
            }
            checksum.append(CHECKSUM_ALPHABET.charAt(upper));
        }
        return checksum.toString();
    }
}
