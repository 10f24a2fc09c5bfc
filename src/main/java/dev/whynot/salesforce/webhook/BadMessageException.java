package dev.whynot.salesforce.webhook;

/** A message that is not what it must be; says what was expected. */
final class BadMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    BadMessageException(String message) {
        super(message);
    }
}
