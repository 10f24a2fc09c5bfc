package dev.whynot.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** What the bearer of a token shows: {@code wn_} and 256 random bits. */
public record TokenSecret(String value) {

    private static final String PREFIX = "wn_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    public static TokenSecret random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new TokenSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Whether a text that somebody sends as a bearer token means to be one of ours. */
    static boolean isMeant(String text) {
        return text.startsWith(PREFIX);
    }

    /** Whether it can be one at all. */
    boolean isWellFormed() {
        return FORM.matcher(value).matches();
    }

    /**
     * SHA-256 of it, by which it is kept and found. Finding a row by the hash takes no time that tells something of the
     * secrets that are kept: who tries one does not choose its hash.
     */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Not the secret: it must not get into a log. */
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
