package dev.whynot.bench.madeup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

import dev.whynot.ledger.Outcome;
import dev.whynot.reason.Reason;
import dev.whynot.reason.Taxonomy;
import dev.whynot.reason.TextKey;

/** One made-up opportunity; it becomes the next one, so that millions cost no objects. */
final class Opportunity {

    /** The first day on which one was created. */
    static final LocalDate FIRST_DAY = LocalDate.of(2021, 7, 1);
    /** The day after which nothing is known. */
    static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    private static final int FIRST = (int) FIRST_DAY.toEpochDay();
    private static final int LAST = (int) TODAY.toEpochDay();
    private static final double MEAN_DAYS_TO_CLOSE = 60;

    private static final Skewed STAGES =
            Skewed.of(List.of("Proposal", "Qualification", "Negotiation", "Discovery", "Demo", "Trial"), 0.5, 0);
    private static final Skewed CURRENCIES =
            Skewed.weighted(List.of("EUR", "USD", "GBP"), new double[] {70, 20, 10}, 0);
    private static final Skewed OWNERS = Skewed.of(400, "Owner %03d"::formatted, 0.6, 0.01);
    private static final Skewed COMPETITORS = Skewed.of(40, "Competitor %02d"::formatted, 0.9, 0.7);
    private static final Skewed METHODS =
            Skewed.of(List.of("dictionary", "near", "classifier", "mapping", "clauses"), 1.5, 0);
    private static final Skewed RAW_REASONS = Skewed.of(60, "Closed for reason %02d"::formatted, 1.0, 0.12);
    private static final Skewed RAW_DETAILS =
            Skewed.of(5_000, "They wrote us that it would not be, note %04d"::formatted, 0.4, 0.6);
    private static final Skewed PLAUSIBILITIES = Skewed.of(List.of("plausible", "doubtful"), 2.0, 0.2);
    private static final Skewed DOUBTS = Skewed.of(5, "doubt_%d"::formatted, 1.0, 0.85);

    private final SplittableRandom random;
    private final long count;
    private final Skewed reasons;
    private final long[] rawReasonKeys;
    private final long[] rawDetailKeys;
    private final byte[][] attributes = new byte[Attribute.values().length][];

    long number;
    boolean isDeleted;
    Outcome outcome;
    byte[] stage;
    byte[] stageLostIn;
    int createdOn;
    int closeDate;
    int closedOn;
    /** In hundredths; -1 for none. */
    long amount;

    byte[] currency;
    byte[] owner;
    byte[] competitor;
    byte[] reason;
    byte[] secondReason;
    byte[] method;
    boolean isContradicted;
    int rawReason;
    int rawDetail;
    byte[] plausibility;
    byte[] doubt;

    /** As many as this, created one after the other between the first and the last day. */
    Opportunity(long seed, long count) {
        this.random = new SplittableRandom(seed);
        this.count = count;
        this.reasons = Skewed.of(
                Taxonomy.bundled().reasons().values().stream().map(Reason::code).toList(), 0.8, 0);
        this.rawReasonKeys =
                RAW_REASONS.values().stream().mapToLong(TextKey::hash).toArray();
        this.rawDetailKeys =
                RAW_DETAILS.values().stream().mapToLong(TextKey::hash).toArray();
    }

    void next() {
        createdOn = FIRST + (int) (number * (LAST - FIRST + 1) / count);
        number++;
        double days = -MEAN_DAYS_TO_CLOSE * Math.log(1 - random.nextDouble());
        closeDate = createdOn + 1 + (int) days;
        boolean isOpen = closeDate > LAST || random.nextInt(100) < 2;
        outcome = isOpen ? Outcome.OPEN : random.nextInt(100) < 24 ? Outcome.WON : Outcome.LOST;
        closedOn = isOpen ? -1 : closeDate;
        isDeleted = random.nextInt(100) == 0;
        amount = random.nextInt(100) < 5 ? -1 : amount();
        currency = CURRENCIES.drawBytes(random);
        owner = OWNERS.drawBytes(random);
        byte[] lastStage = STAGES.drawBytes(random);
        boolean isLost = outcome == Outcome.LOST;
        stage = isOpen ? lastStage : isLost ? CLOSED_LOST : CLOSED_WON;
        stageLostIn = isLost ? lastStage : null;
        competitor = isLost ? COMPETITORS.drawBytes(random) : null;
        reason = isLost ? reasons.drawBytes(random) : null;
        secondReason = isLost && random.nextInt(100) < 6 ? reasons.drawBytes(random) : null;
        method = isLost ? METHODS.drawBytes(random) : null;
        isContradicted = isLost && random.nextInt(100) < 3;
        rawReason = isLost ? RAW_REASONS.draw(random) : -1;
        rawDetail = isLost ? RAW_DETAILS.draw(random) : -1;
        plausibility = isLost ? PLAUSIBILITIES.drawBytes(random) : null;
        doubt = isLost ? DOUBTS.drawBytes(random) : null;
        for (Attribute attribute : ATTRIBUTES) {
            attributes[attribute.ordinal()] = attribute.drawnFrom().drawBytes(random);
        }
    }

    byte[] attribute(Attribute attribute) {
        return attributes[attribute.ordinal()];
    }

    byte[] rawReason() {
        return rawReason < 0 ? null : RAW_REASONS.bytes()[rawReason];
    }

    byte[] rawDetail() {
        return rawDetail < 0 ? null : RAW_DETAILS.bytes()[rawDetail];
    }

    long rawReasonKey() {
        return rawReasonKeys[rawReason];
    }

    long rawDetailKey() {
        return rawDetailKeys[rawDetail];
    }

    /** Log-normal: half of them are below 12,000.00. */
    private long amount() {
        double normal = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble() - 2;
        return Math.round(1_200_000 * Math.exp(normal * 1.7));
    }

    private static final Attribute[] ATTRIBUTES = Attribute.values();
    private static final byte[] CLOSED_LOST = "Closed Lost".getBytes(UTF_8);
    private static final byte[] CLOSED_WON = "Closed Won".getBytes(UTF_8);
}
