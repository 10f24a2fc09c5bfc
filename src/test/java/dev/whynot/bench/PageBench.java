package dev.whynot.bench;

import java.io.IOException;

import dev.whynot.page.PageTime;

/** Measures how long the page takes; see {@link PageTime}. */
public final class PageBench {

    private PageBench() {}

    /** Needs a Chromium on the path. */
    public static void main(String[] args) throws IOException, InterruptedException {
        PageTime.measure();
    }
}
