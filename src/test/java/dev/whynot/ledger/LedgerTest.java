package dev.whynot.ledger;

import static dev.whynot.ledger.Field.Core.AMOUNT;
import static dev.whynot.ledger.Field.Core.CLOSE_DATE;
import static dev.whynot.ledger.Field.Core.CREATED_ON;
import static dev.whynot.ledger.Field.Core.DELETED;
import static dev.whynot.ledger.Field.Core.OUTCOME;
import static dev.whynot.ledger.Field.Core.OWNER;
import static dev.whynot.ledger.Field.Core.RAW_DETAIL;
import static dev.whynot.ledger.Field.Core.RAW_REASON;
import static dev.whynot.ledger.Field.Core.STAGE;
import static dev.whynot.ledger.Field.Core.STAGE_BEFORE_CLOSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.whynot.ledger.Field.Dimension;
import dev.whynot.reason.Opinion;
import dev.whynot.reason.OwnReasons;
import dev.whynot.reason.TextKey;
import dev.whynot.testsupport.TestDatabase;

class LedgerTest {

    private static final RecordKey KEY = new RecordKey("org", SalesObject.OPPORTUNITY, "006000000000001AAA");
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T10:00:00Z");

    private Jdbi jdbi;
    private Ledger ledger;

    @BeforeEach
    void newLedger() {
        jdbi = TestLedger.jdbi(TestDatabase.withSchema());
        ledger = TestLedger.on(jdbi);
    }

    @Test
    void lostRecordGetsItsReasonAndTheStageItWasLostIn() {
        take(MONDAY, Map.of(OUTCOME, Outcome.OPEN, STAGE, "Proposal"));
        take(
                TUESDAY,
                Map.of(
                        OUTCOME,
                        Outcome.LOST,
                        STAGE,
                        "Closed Lost",
                        RAW_REASON,
                        "Zu  TEUER!",
                        CLOSE_DATE,
                        LocalDate.of(2026, 3, 3)));

        LedgerRecord lost = only();
        assertThat(lost.outcome()).isEqualTo(Outcome.LOST);
        assertThat(lost.stageLostIn()).isEqualTo("Proposal");
        assertThat(lost.closedOn()).isEqualTo("2026-03-03");
        assertThat(lost.rawReason()).isEqualTo("Zu  TEUER!");
        assertThat(lost.decision().reason()).isEqualTo("price_too_high");
    }

    @Test
    void whatTheSourceSaysOfTheStageBeforeGoesBeforeWhatWasSeen() {
        take(MONDAY, Map.of(OUTCOME, Outcome.OPEN, STAGE, "Proposal"));
        take(TUESDAY, Map.of(OUTCOME, Outcome.LOST, STAGE, "Closed Lost", STAGE_BEFORE_CLOSE, "Negotiation"));

        assertThat(only().stageLostIn()).isEqualTo("Negotiation");
    }

    @Test
    void historyThatSpeaksAgainstTheReasonMakesItDoubtful() {
        take(
                MONDAY,
                Map.of(
                        OUTCOME,
                        Outcome.OPEN,
                        STAGE,
                        "Prospecting",
                        CREATED_ON,
                        LocalDate.of(2026, 3, 2),
                        AMOUNT,
                        BigDecimal.TEN));
        take(TUESDAY, Map.of(STAGE, "Negotiation", OUTCOME, Outcome.OPEN));
        take(
                WEDNESDAY.plus(Duration.ofDays(2)),
                Map.of(
                        OUTCOME,
                        Outcome.LOST,
                        STAGE,
                        "Closed Lost",
                        RAW_REASON,
                        "No response",
                        CLOSE_DATE,
                        LocalDate.of(2026, 3, 6)));
        assertThat(only().plausibility()).isEqualTo(Opinion.Level.DOUBTFUL);
        assertThat(only().doubt()).isEqualTo("silence_after_progress");
        assertThat(ledger.opinion(only()).orElseThrow().en()).contains("3");

        take(WEDNESDAY.plus(Duration.ofDays(3)), Map.of(RAW_REASON, "Too expensive", OUTCOME, Outcome.LOST));
        assertThat(only().plausibility()).as("an amount was there").isEqualTo(Opinion.Level.PLAUSIBLE);
        assertThat(only().doubt()).isNull();
    }

    @Test
    void recordThatWasSeenOnlyOnceLostHasNoHistoryToSpeakAgainstIt() {
        take(MONDAY, Map.of(OUTCOME, Outcome.LOST, RAW_REASON, "No response", CREATED_ON, LocalDate.of(2025, 1, 1)));
        assertThat(only().plausibility()).isEqualTo(Opinion.Level.UNKNOWN);
        take(TUESDAY, Map.of(OUTCOME, Outcome.OPEN, RAW_REASON, "No response"));
        assertThat(only().plausibility()).isNull();
    }

    @Test
    void openRecordHasNoReasonAndNoClosingDay() {
        take(MONDAY, Map.of(OUTCOME, Outcome.OPEN, RAW_REASON, "too expensive", CLOSE_DATE, LocalDate.of(2030, 1, 1)));

        assertThat(only().decision()).isNull();
        assertThat(only().closedOn()).isNull();
        assertThat(only().rawReason()).isEqualTo("too expensive");
    }

    @Test
    void lostWithoutAnyTextIsNotRecordedAndUnknownTextIsUnclear() {
        take(MONDAY, Map.of(OUTCOME, Outcome.LOST));
        assertThat(only().decision().reason()).isEqualTo("not_recorded");

        take(TUESDAY, Map.of(RAW_REASON, "siehe Mail"));
        assertThat(only().decision().reason()).isEqualTo("unclear");
        assertThat(only().decision().confidence()).isZero();
    }

    @Test
    void partialSightingChangesOnlyWhatItBearsAndNullClears() {
        take(MONDAY, Map.of(OUTCOME, Outcome.LOST, OWNER, "Ada", STAGE, "Closed Lost", RAW_REASON, "price"));

        Map<Field, Object> partial = new HashMap<>();
        partial.put(OWNER, "Grace");
        partial.put(RAW_REASON, null);
        take(TUESDAY, partial);

        assertThat(only().owner()).isEqualTo("Grace");
        assertThat(only().rawReason()).isNull();
        assertThat(only().decision().reason()).isEqualTo("not_recorded");
        assertThat(only().stage()).isEqualTo("Closed Lost");
        assertThat(only().outcome()).isEqualTo(Outcome.LOST);
    }

    @Test
    void olderSightingFillsOnlyFieldsThatNoNewerOneBore() {
        take(TUESDAY, Map.of(OUTCOME, Outcome.LOST, OWNER, "Grace"));
        take(MONDAY, Map.of(OUTCOME, Outcome.OPEN, OWNER, "Ada", AMOUNT, new BigDecimal("100.50"), STAGE, "Proposal"));

        assertThat(only().owner()).isEqualTo("Grace");
        assertThat(only().outcome()).isEqualTo(Outcome.LOST);
        assertThat(only().amount()).isEqualByComparingTo("100.5");
        assertThat(only().stageLostIn()).isEqualTo("Proposal");
    }

    @Test
    void sameSightingAgainIsNoChange() {
        Sighting sighting = sighting(MONDAY, Map.of(OUTCOME, Outcome.LOST, AMOUNT, new BigDecimal("10.00")));
        TakenIn first = ledger.takeIn(List.of(sighting));
        TakenIn again = ledger.takeIn(List.of(sighting, sighting));

        assertThat(first).isEqualTo(new TakenIn(1, 0, 1));
        assertThat(again).isEqualTo(new TakenIn(0, 2, 1));
    }

    @Test
    void undatedSightingThatTellsNothingNewLeavesNoTrace() {
        take(MONDAY, Map.of(OUTCOME, Outcome.LOST, OWNER, "Ada"));

        assertThat(ledger.takeIn(List.of(undated(WEDNESDAY, "Ada"))).unchanged())
                .isOne();
        take(TUESDAY, Map.of(OWNER, "Grace"));
        assertThat(only().owner()).isEqualTo("Grace");
    }

    @Test
    void laterUndatedSightingIsTheNewerStateThoughItIsTheOldOne() {
        take(MONDAY, Map.of(OUTCOME, Outcome.LOST, OWNER, "Ada"));

        TakenIn taken = ledger.takeIn(List.of(
                undated(WEDNESDAY, "Ada"),
                undated(WEDNESDAY.plusSeconds(1), "Grace"),
                undated(WEDNESDAY.plusSeconds(2), "Ada")));

        assertThat(taken.accepted()).isEqualTo(2);
        assertThat(taken.unchanged()).isOne();
        assertThat(only().owner()).isEqualTo("Ada");
    }

    @Test
    void sourcesThatDisagreeOnAnOldVersionAreHeardThoughTheNewestSaysTheSame() {
        take(MONDAY, Map.of(OUTCOME, Outcome.OPEN, STAGE, "A"));
        take(TUESDAY, Map.of(STAGE, "B"));
        take(MONDAY, Map.of(OUTCOME, Outcome.OPEN, STAGE, "B"));

        assertThat(ledger.history(KEY))
                .extracting(Change::at, Change::field, Change::to)
                .containsExactly(tuple(MONDAY, "outcome", "open"), tuple(MONDAY, "stage", "B"));
    }

    @Test
    void knownSightingIsDecidedAnewOnceTheReasonIsKnown() {
        Map<Field, Object> lost = Map.of(OUTCOME, Outcome.LOST, RAW_REASON, "siehe Mail");
        take(MONDAY, lost);
        Ledger learned =
                TestLedger.on(jdbi, new OwnReasons(Map.of("org", Map.of(TextKey.of("siehe Mail"), "price_too_high"))));

        assertThat(learned.takeIn(List.of(sighting(MONDAY, lost)))).isEqualTo(new TakenIn(0, 1, 2));
        assertThat(only().decision().reason()).isEqualTo("price_too_high");
        assertThat(only().changeNo()).isEqualTo(2);
    }

    @Test
    void historyIsInTheOrderOfVersionsWhateverTheOrderOfArrival() {
        take(WEDNESDAY, Map.of(OUTCOME, Outcome.LOST, STAGE, "Closed Lost", RAW_REASON, "price"));
        take(MONDAY, Map.of(OUTCOME, Outcome.OPEN, STAGE, "Proposal"));
        take(TUESDAY, Map.of(OUTCOME, Outcome.OPEN, STAGE, "Negotiation", RAW_DETAIL, "asks for rebate"));

        assertThat(ledger.history(KEY))
                .extracting(Change::at, Change::field, Change::from, Change::to)
                .containsExactly(
                        tuple(MONDAY, "outcome", null, "open"),
                        tuple(MONDAY, "stage", null, "Proposal"),
                        tuple(TUESDAY, "stage", "Proposal", "Negotiation"),
                        tuple(TUESDAY, "rawDetail", null, "asks for rebate"),
                        tuple(WEDNESDAY, "outcome", "open", "lost"),
                        tuple(WEDNESDAY, "stage", "Negotiation", "Closed Lost"),
                        tuple(WEDNESDAY, "rawReason", null, "price"));
        assertThat(only().stageLostIn()).isEqualTo("Negotiation");
    }

    @Test
    void historyTellsWhichSourceBroughtAVersionFirst() {
        Map<Field, Object> lost = Map.of(OUTCOME, Outcome.LOST);
        ledger.takeIn(List.of(Sighting.dated(KEY, MONDAY, "webhook", lost)));
        ledger.takeIn(List.of(Sighting.dated(KEY, MONDAY, "poll", lost)));

        assertThat(ledger.history(KEY)).extracting(Change::source).containsExactly("webhook");
    }

    @Test
    void ofTwoStatesOfOneInstantTheOneSeenLaterHolds() {
        Sighting first = seen(MONDAY, Duration.ofMillis(400), 0, Map.of(OUTCOME, Outcome.OPEN, STAGE, "Proposal"));
        Sighting second = seen(MONDAY, Duration.ofSeconds(50), 0, Map.of(OUTCOME, Outcome.LOST, STAGE, "Closed"));
        ledger.takeIn(List.of(second));
        ledger.takeIn(List.of(first));

        assertThat(only().stage()).isEqualTo("Closed");
        assertThat(only().outcome()).isEqualTo(Outcome.LOST);
        assertThat(ledger.history(KEY)).extracting(Change::to).containsExactly("lost", "Closed");
    }

    @Test
    void stateThatIsReadAgainLeavesNoTrace() {
        Map<Field, Object> open = Map.of(OUTCOME, Outcome.OPEN, STAGE, "Proposal");
        ledger.takeIn(List.of(seen(MONDAY, Duration.ofMinutes(1), 0, open)));
        assertThat(ledger.takeIn(List.of(seen(MONDAY, Duration.ofDays(1), 0, open))))
                .isEqualTo(new TakenIn(0, 1, 1));
    }

    @Test
    void readingByAChangedMappingReplacesTheEarlierOneOfTheSameVersion() {
        ledger.takeIn(List.of(seen(MONDAY, Duration.ofDays(1), 0, Map.of(OUTCOME, Outcome.OPEN, STAGE, "Parked"))));
        ledger.takeIn(List.of(seen(MONDAY, Duration.ofDays(2), 1, Map.of(OUTCOME, Outcome.LOST, STAGE, "Parked"))));
        assertThat(only().outcome()).isEqualTo(Outcome.LOST);
        ledger.takeIn(List.of(seen(MONDAY, Duration.ofDays(3), 2, Map.of(OUTCOME, Outcome.OPEN, STAGE, "Parked"))));
        assertThat(only().outcome()).isEqualTo(Outcome.OPEN);
        assertThat(ledger.history(KEY)).extracting(Change::to).containsExactly("open", "Parked");
    }

    @Test
    void reopenedRecordIsNoRejectionAnyMore() {
        take(MONDAY, Map.of(OUTCOME, Outcome.LOST, RAW_REASON, "price", CLOSE_DATE, LocalDate.of(2026, 3, 2)));
        take(TUESDAY, Map.of(OUTCOME, Outcome.OPEN));

        assertThat(only().decision()).isNull();
        assertThat(only().closedOn()).isNull();
        assertThat(ledger.history(KEY)).extracting(Change::to).contains("lost", "open");
    }

    @Test
    void deletedRecordComesBackWhenItIsUndeleted() {
        take(MONDAY, Map.of(OUTCOME, Outcome.LOST, DELETED, true));
        assertThat(only().deleted()).isTrue();
        take(TUESDAY, Map.of(DELETED, false));
        assertThat(only().deleted()).isFalse();
    }

    @Test
    void newDimensionOfAWiderMappingIsTakenAtTheSameVersion() {
        take(MONDAY, Map.of(OUTCOME, Outcome.LOST));
        take(MONDAY, Map.of(OUTCOME, Outcome.LOST, new Dimension("region"), "Tirol"));

        assertThat(only().dimensions()).containsExactly(Map.entry("region", "Tirol"));
    }

    @Test
    void textsAreKeptAsTheyAre() {
        String text = "„Zu teuer“, sagt der Käufer\n\"{}\\, NULL ' \u0001 🏗️ \t日本語";
        take(MONDAY, Map.of(OUTCOME, Outcome.LOST, RAW_DETAIL, text, new Dimension("region"), text));

        assertThat(only().rawDetail()).isEqualTo(text);
        assertThat(only().dimensions()).containsEntry("region", text);
        assertThat(ledger.history(KEY)).extracting(Change::to).contains(text);
    }

    @Test
    void failureBesideTheRecordsLeavesNothing() {
        List<Sighting> batch = List.of(sighting(MONDAY, Map.of(OUTCOME, Outcome.LOST)));

        assertThatThrownBy(() -> ledger.takeIn(batch, (handle, taken) -> {
                    throw new IllegalStateException("no cursor");
                }))
                .hasMessage("no cursor");

        assertThat(ledger.find(List.of(KEY))).isEmpty();
        assertThat(ledger.lastChangeNo()).isZero();
        assertThat(ledger.orgs()).isEmpty();
    }

    @Test
    void batchOfManyRecordsIsTakenInAtOnce() {
        List<Sighting> batch = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            batch.add(Sighting.dated(
                    new RecordKey("org", SalesObject.LEAD, "lead" + i), MONDAY, "csv:1", Map.of(OUTCOME, Outcome.WON)));
        }
        assertThat(ledger.takeIn(batch)).isEqualTo(new TakenIn(5_000, 0, 5_000));
        assertThat(ledger.changesAfter(4_990, 100))
                .extracting(LedgerRecord::changeNo)
                .containsExactly(4991L, 4992L, 4993L, 4994L, 4995L, 4996L, 4997L, 4998L, 4999L, 5000L);
    }

    @Test
    void sourcesThatBearDifferentFieldsDoNotGrowTheRecordForEver() {
        Instant at = MONDAY;
        for (int i = 0; i < 20; i++) {
            at = at.plusSeconds(1);
            take(at, Map.of(OWNER, "owner" + i));
            at = at.plusSeconds(1);
            take(at, Map.of(OUTCOME, Outcome.OPEN, OWNER, "owner" + i, STAGE, "stage" + i));
        }
        assertThat(jdbi.<String, RuntimeException>withHandle(
                        handle -> handle.createQuery("select versions::text from record")
                                .mapTo(String.class)
                                .one()))
                .matches("\\{\"\\d+\": \\d+}");
    }

    private void take(Instant version, Map<? extends Field, ?> values) {
        ledger.takeIn(List.of(sighting(version, values)));
    }

    private static Sighting sighting(Instant version, Map<? extends Field, ?> values) {
        return Sighting.dated(KEY, version, "test", values);
    }

    private static Sighting seen(Instant at, Duration after, int revision, Map<Field, Object> values) {
        Sighting sighting = sighting(at, values);
        Version version = Version.of(at, at.plus(after), revision);
        return new Sighting(KEY, version, true, "test", sighting.fields(), sighting.values());
    }

    private static Sighting undated(Instant seenAt, String owner) {
        return new Sighting(
                KEY,
                Version.of(seenAt),
                false,
                "csv:2",
                FieldSet.of(List.of(OUTCOME, OWNER)),
                List.of(Outcome.LOST, owner));
    }

    private LedgerRecord only() {
        return ledger.find(List.of(KEY)).getFirst();
    }
}
