package dev.whynot.salesforce.sync;

/** Another replica follows the org now: what was about to be committed is not. */
final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException() {
        super("Another replica follows the org now");
    }
}
