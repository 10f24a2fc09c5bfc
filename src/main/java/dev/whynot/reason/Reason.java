package dev.whynot.reason;

/**
 * A canonical reason why a sale did not happen.
 *
 * @param code stable code, for example {@code price_too_high}
 * @param category code of the category it belongs to
 * @param en label in English
 * @param de label in German
 * @param pointsTo what the seller could change
 */
public record Reason(String code, String category, String en, String de, PointsTo pointsTo) {

    /** The rep chose "other". */
    public static final String OTHER = "other";

    /** Neither a raw reason nor a detail was recorded. */
    public static final String NOT_RECORDED = "not_recorded";

    /** Something was recorded, but nothing could tell what it means. */
    public static final String UNCLEAR = "unclear";
}
