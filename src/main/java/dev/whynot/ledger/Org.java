package dev.whynot.ledger;

/** Org ids with a meaning of their own. */
public final class Org {

    /** The bundled, made-up sample: left out of all answers as soon as there are records of another org. */
    public static final String SAMPLE = "sample";

    private Org() {}
}
