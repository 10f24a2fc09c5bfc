package dev.whynot.salesforce.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

/** Checks signatures of the JSON webhook: {@code v1=hex(HMAC-SHA256(secret, timestamp + "." + body))}. */
@Singleton
class Signature {

    static final String TIMESTAMP_HEADER = "X-Whynot-Timestamp";
    static final String SIGNATURE_HEADER = "X-Whynot-Signature";

    /** How far the sender's clock may be from ours, and how long a request may be on its way. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String SCHEME = "v1=";
    private static final String ALGORITHM = "HmacSHA256";

    private final Senders senders;
    private final Clock clock;

    Signature(Senders senders, Clock clock) {
        this.senders = senders;
        this.clock = clock;
    }

    /**
     * What is wrong with a request; empty if somebody who knows a secret signed it a moment ago.
     *
     * @param timestamp seconds since 1970, as text
     */
    Optional<String> refusal(String timestamp, String signature, byte[] body) {
        Optional<String> before = refusal(timestamp, signature);
        if (before.isPresent()) {
            return before;
        }
        return isSigned(senders.secrets(), timestamp, signature, body)
                ? Optional.empty()
                : Optional.of("The signature is not that of this body and timestamp by a secret that is known here");
    }

    /** What is wrong with a request before its body is there. */
    Optional<String> refusal(String timestamp, String signature) {
        if (timestamp == null || signature == null) {
            return Optional.of("%s and %s are needed".formatted(TIMESTAMP_HEADER, SIGNATURE_HEADER));
        }
        if (!timestamp.matches("\\d{1,12}")) {
            return Optional.of(TIMESTAMP_HEADER + " is not a number of seconds since 1970");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                .abs();
        if (age.compareTo(WINDOW) > 0) {
            return Optional.of("%s is more than %d minutes from now".formatted(TIMESTAMP_HEADER, WINDOW.toMinutes()));
        }
        return Optional.empty();
    }

    private static boolean isSigned(List<byte[]> secrets, String timestamp, String signature, byte[] body) {
        boolean isSigned = false;
        for (byte[] secret : secrets) {
            byte[] expected = (SCHEME + HexFormat.of().formatHex(hmac(secret, timestamp, body))).getBytes(UTF_8);
            isSigned |= MessageDigest.isEqual(expected, signature.strip().getBytes(UTF_8));
        }
        return isSigned;
    }

    private static byte[] hmac(byte[] secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((timestamp + ".").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
