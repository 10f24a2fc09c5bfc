package dev.whynot.simulator.oauth;

/** A sign-in that is refused, with the two texts of the answer. */
final class OAuthException extends Exception {

    private final String error;

    OAuthException(String error, String description) {
        super(description);
        this.error = error;
    }

    String error() {
        return error;
    }
}
