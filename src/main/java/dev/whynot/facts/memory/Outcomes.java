package dev.whynot.facts.memory;

import dev.whynot.ledger.Outcome;

/** The codes of the outcomes. */
record Outcomes(int open, int won, int lost) {

    static Outcomes of(Snapshot snapshot) {
        Dictionary.Texts texts = snapshot.texts().get(Columns.OUTCOME);
        return new Outcomes(
                texts.find(Outcome.OPEN.code()), texts.find(Outcome.WON.code()), texts.find(Outcome.LOST.code()));
    }

    /** By code, which outcome it is. */
    byte[] ordinals() {
        byte[] ordinals = new byte[1 + Math.max(open, Math.max(won, lost))];
        ordinals[won] = (byte) Outcome.WON.ordinal();
        ordinals[lost] = (byte) Outcome.LOST.ordinal();
        return ordinals;
    }
}
