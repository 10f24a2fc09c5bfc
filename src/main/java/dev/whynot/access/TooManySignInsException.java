package dev.whynot.access;

/** An address tried too often; nothing is looked up for it for a while. */
final class TooManySignInsException extends RuntimeException {

    private final long seconds;

    TooManySignInsException(long seconds) {
        this.seconds = seconds;
    }

    /** After how many seconds it may try again. */
    long seconds() {
        return seconds;
    }
}
