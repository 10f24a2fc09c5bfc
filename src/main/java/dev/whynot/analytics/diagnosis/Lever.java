package dev.whynot.analytics.diagnosis;

import java.util.Locale;
import java.util.Optional;

import dev.whynot.reason.PointsTo;

/** What a seller can change. */
enum Lever {
    /** The pipeline: who is approached. */
    TARGETING,
    /** The product, its price and its market. */
    FIT,
    /** How the reps sell. */
    PEOPLE,
    /** What is said to whom. */
    MESSAGE,
    /** How the work is organised. */
    PROCESS;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The code used in the API, the same as that of what reasons point to. */
    String code() {
        return code;
    }

    /** Empty for what is outside the seller's reach, and for what says nothing. */
    static Optional<Lever> of(PointsTo pointsTo) {
        return switch (pointsTo) {
            case TARGETING -> Optional.of(TARGETING);
            case FIT -> Optional.of(FIT);
            case PEOPLE -> Optional.of(PEOPLE);
            case MESSAGE -> Optional.of(MESSAGE);
            case PROCESS -> Optional.of(PROCESS);
            case NONE, DATA -> Optional.empty();
        };
    }
}
