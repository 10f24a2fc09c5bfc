package dev.whynot.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearDictionaryTest {

    private final NearDictionary bundled = new NearDictionary(Dictionary.bundled(Taxonomy.bundled()));

    @ParameterizedTest
    @CsvSource({
        "prcie too high, price_too_high",
        "To expencive!, price_too_high",
        "price to high, price_too_high",
        "Kein Bugdet, no_budget",
        "kien Budget, no_budget",
        "keien Budget, no_budget",
        "not intersted, not_interested",
        "no intrest, not_interested",
        "no descision, no_decision",
        "keine Entscheidng, no_decision",
        "dopelt erfasst, duplicate",
        "fehlende Schnitstelle, missing_integration",
        "Zu spat nachgefasst, slow_follow_up",
        "Produkt nicht verfugbar, not_available",
        "Wetbewerber, competitor_chosen",
        "konkuren, competitor_chosen",
        "custmer has no need, no_need"
    })
    void typosAreStood(String text, String reason) {
        assertReason(text, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "keine Budgets, no_budget",
        "competitors, competitor_chosen",
        "zu hoher Preis, price_too_high",
        "zu hohe Kosten, price_too_high",
        "teures Angebot zu, price_too_high",
        "staying with incumbent, incumbent_kept",
        "falsches Produkt, wants_other_product",
        "zu kleine Firma, wrong_company_size",
        "urgency: zero, not_a_priority",
        "Couldnt reach, unreachable",
        "never responded, no_response",
        "they don't respond, no_response",
        "falscher AP, wrong_persona"
    })
    void inflectionIsStood(String text, String reason) {
        assertReason(text, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "budget kein, no_budget",
        "zu hoch der Preis, price_too_high",
        "das Budget fehlt leider, no_budget",
        "Preis leider zu hoch, price_too_high",
        "Der Preis war dem Kunden einfach zu hoch, price_too_high",
        "because of price, price_too_high",
        "due to the price, price_too_high",
        "wg Preis, price_too_high",
        "Grund: kein Budget, no_budget",
        "main reason: price, price_too_high",
        "the customer has no budget at the moment, no_budget",
        "zur Zeit leider keine Finanzierung, no_budget",
        "customer said too expensive, price_too_high",
        "Kunde hat sich für einen Wettbewerber entschieden, competitor_chosen",
        "Keine Rückmeldung vom Interessenten, no_response",
        "lost interest, not_interested",
        "price issue, price_too_high",
        "Preis Thema, price_too_high",
        "nobudget, no_budget",
        "zuteuer, price_too_high",
        "in house-lösung, built_in_house"
    })
    void orderFillersAndBlanksDoNotMatter(String text, String reason) {
        assertReason(text, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "aus Budgetgründen, no_budget",
        "Preisgründen, price_too_high",
        "Preisthema, price_too_high",
        "Schnittstellenproblem, missing_integration",
        "Integrationsprobleme, missing_integration",
        "Datenschutzgründe, security_compliance",
        "Wettbewerbssituation, competitor_chosen",
        "Wettbewerbsangebot, competitor_chosen",
        "Preisangebot, ",
        "Testangebot, ",
        "Preisanfrage, "
    })
    void compoundsAreTakenApart(String text, String reason) {
        assertReason(text, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kein Preisthema",
                "no price issue",
                "not price",
                "nicht zu teuer",
                "no budget issues",
                "no budget reason",
                "kein Budgetgrund",
                "kein Budgetproblem",
                "Preis kein Problem",
                "Budget wäre da",
                "Budget da",
                "Preis war ok",
                "not because of budget",
                "Competitor too expensive"
            })
    void deniedReasonIsNotAReason(String text) {
        assertReason(text, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seine Priorität",
                "Produkt angekündigt",
                "kleines Budget",
                "Presse",
                "Regal",
                "Betrag",
                "Extensive",
                "Rezension",
                "no internet",
                "contract left",
                "Budget approved",
                "Kunde interessiert",
                "Produkt verfügbar"
            })
    void anotherWordIsNoTypo(String text) {
        assertReason(text, null);
    }

    /** What the dictionary leaves out on purpose, as the words alone do not decide. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lost",
                "Closed Lost",
                "Verloren",
                "unknown",
                "see notes",
                "Absage",
                "rejected",
                "not qualified",
                "no fit",
                "kein Fit",
                "passt nicht",
                "Produkt",
                "requirements not met",
                "Anforderungen nicht erfüllt",
                "cheaper competitor",
                "better offer",
                "Konditionen",
                "over budget",
                "über Budget",
                "Lost - Budget",
                "financial reasons",
                "Strategiewechsel",
                "decision postponed",
                "kein Bedarf mehr",
                "Not worth it",
                "decision maker not reached",
                "lohnt sich nicht",
                "no capacity",
                "keine Kapazität",
                "no resources",
                "no time",
                "keine Zeit",
                "slow response",
                "too late",
                "zu spät",
                "too small",
                "Kunde zu",
                "zu komplex",
                "not available",
                "nicht verfügbar",
                "Vertragsbindung",
                "we declined",
                "von uns abgelehnt",
                "already purchased",
                "bereits gekauft",
                "customer already exists",
                "Need",
                "Bedarf",
                "Contract",
                "Beratung",
                "Deadline",
                "Kein Kontakt",
                "no contact",
                "Legal reasons",
                "Support request",
                "abgesagt",
                "wrong target",
                "busy",
                "Kunde ist Wettbewerber"
            })
    void undecidableTextStaysUndecided(String text) {
        assertReason(text, null);
    }

    @Test
    void confidenceFallsWithEachEdit() {
        assertThat(confidence("zu hoch der Preis")).isEqualTo(0.95);
        assertThat(confidence("zu hoch der Pries")).isCloseTo(0.855, within(1e-9));
        assertThat(confidence("keine Entschedung")).isCloseTo(0.855, within(1e-9));
        assertThat(confidence("keine Entschedng")).isCloseTo(0.7695, within(1e-9));
    }

    @Test
    void wordThatNothingExplainsIsNotLeftOut() {
        assertReason("no budget for cloud", null);
        assertReason("kein Marketing Budget", null);
        assertReason("price / budget", null);
    }

    @Test
    void longTextIsPassedOn() {
        assertReason("no budget ".repeat(20), null);
        assertReason("the board has looked at all offers and there is no budget", null);
    }

    @Test
    void textWithoutAWordIsPassedOn() {
        assertReason("", null);
        assertReason("?!", null);
        assertReason("the", null);
        assertReason("Kunde", null);
    }

    @Test
    void whatFitsTwoReasonsEquallyIsPassedOn() {
        NearDictionary near = new NearDictionary(new Dictionary(1, Map.of("late reply", "a", "late repay", "b")));

        assertThat(near.find("late repy")).isEmpty();
        assertThat(near.find("reply late")).contains(new Near("a", 0.95));
    }

    @Test
    void phraseMeansItsReasonOrIsPassedOnWhereAnotherHasTheSameWords() {
        Map<String, String> phrases = Dictionary.bundled(Taxonomy.bundled()).phrases();

        assertThat(phrases).allSatisfy((phrase, reason) -> assertThat(
                        bundled.find(phrase).map(Near::reason).orElse(reason))
                .isEqualTo(reason));
        assertThat(phrases.keySet().stream()
                        .filter(phrase -> bundled.find(phrase).isEmpty()))
                .contains("lost other", "lost to others")
                .hasSizeLessThan(phrases.size() / 100);
    }

    private double confidence(String text) {
        return bundled.find(text).orElseThrow().confidence();
    }

    private void assertReason(String text, String reason) {
        assertThat(bundled.find(text).map(Near::reason).orElse(null)).as(text).isEqualTo(reason);
    }
}
