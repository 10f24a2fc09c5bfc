package dev.whynot.reason;

import jakarta.inject.Singleton;

/** Whether the classifier has learnt since the start. Until then whoever asks for a decision waits. */
@Singleton
public class Learning {

    private volatile boolean isDone;

    public boolean isDone() {
        return isDone;
    }

    void done() {
        isDone = true;
    }
}
