package dev.whynot.ledger;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** One thing that a source can tell about a record. */
public sealed interface Field {

    /** How the field is written in the ledger. */
    String code();

    /** Reads a field as {@link #code} wrote it. */
    static Field ofCode(String code) {
        return code.startsWith(Dimension.PREFIX)
                ? new Dimension(code.substring(Dimension.PREFIX.length()))
                : Core.valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The fields that every record has. */
    enum Core implements Field {
        /** An {@link dev.whynot.ledger.Outcome}. */
        OUTCOME,
        /** Text: the stage of an opportunity, the status of a lead. */
        STAGE,
        /** Text: the last stage before the record was closed. */
        STAGE_BEFORE_CLOSE,
        /** A {@link java.time.LocalDate}. */
        CREATED_ON,
        /** A {@link java.time.LocalDate}; of open records the day on which one hopes to close. */
        CLOSE_DATE,
        /** A {@link java.math.BigDecimal} in major units. */
        AMOUNT,
        /** Text: an ISO 4217 code. */
        CURRENCY,
        /** Text: who works the record. */
        OWNER,
        /** Text: what the rep picked as the reason. */
        RAW_REASON,
        /** Text: what the rep wrote beside it. */
        RAW_DETAIL,
        /** A {@link Boolean}. */
        DELETED;

        private final String code = name().toLowerCase(Locale.ROOT);

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * An attribute to slice by, with a text as its value.
     *
     * @param name a letter, then letters, digits and underscores, at most 64 in all
     */
    record Dimension(String name) implements Field {

        /** Names by which every record can be sliced, and which a source's own dimensions cannot have. */
        public static final Set<String> RESERVED = Set.of(
                "org",
                "object",
                "outcome",
                "stage",
                "stageLostIn",
                "owner",
                "currency",
                "reason",
                "category",
                "pointsTo",
                "ownReason",
                "secondReason",
                "contradicted",
                "confidence",
                "plausibility",
                "doubt",
                "competitorName",
                "method",
                "rawReason",
                "rawDetail",
                "amount",
                "age");

        private static final String PREFIX = "dimension:";
        private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

        public Dimension {
            requireNonNull(name, "name");
            if (!isName(name)) {
                throw new IllegalArgumentException("'%s' cannot name a dimension".formatted(name));
            }
        }

        /** Whether a dimension can have this name. */
        public static boolean isName(String name) {
            return NAME.matcher(name).matches();
        }

        @Override
        public String code() {
            return PREFIX + name;
        }
    }
}
