package dev.whynot.reason;

import static dev.whynot.reason.Decision.Method.DICTIONARY;
import static dev.whynot.reason.Decision.Method.MAPPING;
import static dev.whynot.reason.Decision.Method.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    @Test
    void typosEndingsAndCompoundsStillMeanTheirPhrase() {
        for (String text : List.of("kein Bugdet", "zu hoher Preis", "Preisgründen")) {
            Decision decision = reasons.decide(null, text, null);
            assertThat(decision.reason()).as(text).isIn("no_budget", "price_too_high");
            assertThat(decision.method()).as(text).isEqualTo(Decision.Method.NEAR);
            assertThat(decision.confidence()).as(text).isBetween(0.5, 0.99);
        }
    }

    @Test
    void deniedReasonIsNotTheReason() {
        assertThat(written("not price, they went with X").reason()).isEqualTo("competitor_chosen");
        assertThat(written("price was fine, they just never came back").reason())
                .isEqualTo("no_response");
        assertThat(written("nicht am Preis gescheitert, sondern an der Schnittstelle")
                        .reason())
                .isEqualTo("missing_integration");
        assertThat(written("it was not the price").reason()).isEqualTo("unclear");
    }

    @Test
    void secondReasonIsKept() {
        Decision decision = written("zu teuer, außerdem fehlt SAP-Schnittstelle");
        assertThat(decision.reason()).isEqualTo("price_too_high");
        assertThat(decision.second()).isEqualTo("missing_integration");
        assertThat(decision.method()).isEqualTo(Decision.Method.CLAUSES);
        assertThat(written("viel zu teuer für uns, wirklich viel zu teuer").second())
                .isNull();
    }

    @Test
    void freeTextIsClassifiedAndSaysHowSureItIs() {
        Decision decision = reasons.decide(null, "Other", "went with Acme");
        assertThat(decision.reason()).isEqualTo("competitor_chosen");
        assertThat(decision.on()).isEqualTo(Decision.On.DETAIL);
        Decision note = written("Gespräch mit Hr. Kunz am 4.5., er bekommt intern dieses Jahr keine Mittel mehr dafür");
        assertThat(note.reason()).isEqualTo("no_budget");
        assertThat(note.method()).isEqualTo(Decision.Method.CLASSIFIER);
        assertThat(note.confidence()).isBetween(Classifier.SURE_FROM, 1.0);
        assertThat(note.versions().model()).matches("[0-9a-f]{8}-[0-9]+");
    }

    @Test
    void whatDoesNotGoTogetherIsContradictedAndWhoWonGoesWithWhy() {
        Decision decision = reasons.decide(null, "Price", "Kunde hat sich nie wieder gemeldet");
        assertThat(decision.contradicted()).isTrue();
        assertThat(decision.reason()).isEqualTo("price_too_high");
        assertThat(decision.second()).isEqualTo("no_response");
        assertThat(decision.isUnsure()).isTrue();
        assertThat(reasons.decide(null, "Price", "went with Acme").contradicted())
                .isFalse();
        assertThat(reasons.decide(null, "Price", "viel zu teuer").contradicted())
                .isFalse();
    }

    @Test
    void hugeAndOddTextsAreReadToo() {
        assertThat(written("x ".repeat(100_000)).reason()).isNotNull();
        assertThat(written("🏗️ 🏗️").reason()).isEqualTo("unclear");
        assertThat(written("a b, ".repeat(5_000)).reason()).isNotNull();
        assertThat(written(",".repeat(10_000)).reason()).isNotNull();
        assertThat(written("zu teuer, ".repeat(2_000)).reason()).isNotNull();
    }

    private Decision written(String text) {
        return reasons.decide(null, null, text);
    }

    private static void assertDecision(Decision decision, String reason, double confidence, Decision.Method method) {
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.confidence()).isEqualTo(confidence);
        assertThat(decision.method()).isEqualTo(method);
    }
}
