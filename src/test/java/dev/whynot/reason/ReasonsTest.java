package dev.whynot.reason;

import static dev.whynot.reason.Decision.Method.DICTIONARY;
import static dev.whynot.reason.Decision.Method.MAPPING;
import static dev.whynot.reason.Decision.Method.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class ReasonsTest {

    private static final Taxonomy TAXONOMY = Taxonomy.bundled();

    private static final Dictionary DICTIONARY_FILE = Dictionary.bundled(TAXONOMY);
    private static final Classifier CLASSIFIER = Classifier.bundled(DICTIONARY_FILE);

    private final Reasons reasons = new Reasons(
            TAXONOMY,
            DICTIONARY_FILE,
            new OwnReasons(Map.of("acme", Map.of("price", "no_budget", "lost to eins", "competitor_chosen"))),
            new Learned(CLASSIFIER),
            CLASSIFIER);

    @Test
    void dictionaryKnowsCommonReasonsInBothLanguages() {
        assertDecision(reasons.decide("org", "Price", null), "price_too_high", 1, DICTIONARY);
        assertDecision(reasons.decide("org", "KEIN BEDARF.", null), "no_need", 1, DICTIONARY);
    }

    @Test
    void ownMappingOfTheOrgGoesFirstAndOnlyThere() {
        assertDecision(reasons.decide("acme", "price", null), "no_budget", 1, MAPPING);
        assertThat(reasons.decide("other", "price", null).reason()).isEqualTo("price_too_high");
        assertThat(reasons.decide(null, "price", null).reason()).isEqualTo("price_too_high");
    }

    @Test
    void detailDecidesWhereThePickedReasonSaysNothing() {
        assertThat(reasons.decide("org", "Other", "zu teuer").reason()).isEqualTo("price_too_high");
        assertThat(reasons.decide("org", null, "zu teuer").reason()).isEqualTo("price_too_high");
        assertThat(reasons.decide("org", "siehe Mail", "zu teuer").reason()).isEqualTo("price_too_high");
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
        assertDecision(reasons.decide("org", null, null), "not_recorded", 1, NONE);
        assertDecision(reasons.decide("org", "  ", ""), "not_recorded", 1, NONE);
    }

    @Test
    void unknownTextIsUnclearRatherThanGuessed() {
        assertDecision(reasons.decide("org", "siehe Mail", null), "unclear", 0, NONE);
        assertDecision(reasons.decide("org", "???", null), "unclear", 0, NONE);
    }

    private static void assertDecision(Decision decision, String reason, double confidence, Decision.Method method) {
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.confidence()).isEqualTo(confidence);
        assertThat(decision.method()).isEqualTo(method);
    }
}
