package dev.whynot.reason;

import static dev.whynot.reason.Decision.Method.DICTIONARY;
import static dev.whynot.reason.Decision.Method.MAPPING;
import static dev.whynot.reason.Decision.Method.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class ReasonsTest {

    private static final Taxonomy TAXONOMY = Taxonomy.bundled();

    private final Reasons reasons = new Reasons(
            TAXONOMY,
            Dictionary.bundled(TAXONOMY),
            new OwnReasons(Map.of("acme", Map.of("price", "no_budget", "lost to eins", "competitor_chosen"))));

    @Test
    void dictionaryKnowsCommonReasonsInBothLanguages() {
        assertThat(reasons.decide("org", "Price", null)).isEqualTo(new Decision("price_too_high", 1, DICTIONARY));
        assertThat(reasons.decide("org", "KEIN BEDARF.", null)).isEqualTo(new Decision("no_need", 1, DICTIONARY));
    }

    @Test
    void ownMappingOfTheOrgGoesFirstAndOnlyThere() {
        assertThat(reasons.decide("acme", "price", null)).isEqualTo(new Decision("no_budget", 1, MAPPING));
        assertThat(reasons.decide("other", "price", null).reason()).isEqualTo("price_too_high");
        assertThat(reasons.decide(null, "price", null).reason()).isEqualTo("price_too_high");
    }

    @Test
    void detailDecidesWhereThePickedReasonSaysNothing() {
        assertThat(reasons.decide("org", "Other", "zu teuer").reason()).isEqualTo("price_too_high");
        assertThat(reasons.decide("org", null, "zu teuer").reason()).isEqualTo("price_too_high");
        assertThat(reasons.decide("org", "qwertz", "zu teuer").reason()).isEqualTo("price_too_high");
    }

    @Test
    void pickedReasonGoesBeforeTheDetail() {
        assertThat(reasons.decide("org", "No budget", "zu teuer").reason()).isEqualTo("no_budget");
    }

    @Test
    void otherStaysOtherWhereTheDetailDoesNotHelp() {
        assertThat(reasons.decide("org", "Other", "see mail").reason()).isEqualTo("other");
        assertThat(reasons.decide("org", "Sonstiges", null).reason()).isEqualTo("other");
    }

    @Test
    void nothingRecordedIsSaidSo() {
        assertThat(reasons.decide("org", null, null)).isEqualTo(new Decision("not_recorded", 1, NONE));
        assertThat(reasons.decide("org", "  ", "")).isEqualTo(new Decision("not_recorded", 1, NONE));
    }

    @Test
    void unknownTextIsUnclearRatherThanGuessed() {
        assertThat(reasons.decide("org", "qwertz 12", null)).isEqualTo(new Decision("unclear", 0, NONE));
        assertThat(reasons.decide("org", "???", null)).isEqualTo(new Decision("unclear", 0, NONE));
    }
}
