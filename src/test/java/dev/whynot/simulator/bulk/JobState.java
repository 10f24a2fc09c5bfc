package dev.whynot.simulator.bulk;

/** The states of a job, spelled as on the wire. */
public enum JobState {
    UploadComplete,
    InProgress,
    JobComplete,
    Failed,
    Aborted;

    boolean isOver() {
        return this == JobComplete || this == Failed || this == Aborted;
    }
}
