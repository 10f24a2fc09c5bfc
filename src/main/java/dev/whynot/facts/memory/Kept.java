package dev.whynot.facts.memory;

/** Keeps the rows whose code is wanted. */
record Kept(Coder coder, boolean[] wanted) {

    /** Moves the rows to keep to the front; how many they are. */
    int keep(Block block, Batch batch, int count) {
        int[] rows = batch.rows();
        int[] codes = batch.codes();
        coder.codes(block, rows, count, codes);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            rows[kept] = rows[i];
            kept += wanted[codes[i]] ? 1 : 0;
        }
        return kept;
    }
}
