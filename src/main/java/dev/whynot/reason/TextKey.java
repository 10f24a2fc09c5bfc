package dev.whynot.reason;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form of a text under which it is looked up, so that {@code "Zu  TEUER!"}, {@code "zu teuer"} and
 * {@code "zu-teuer"} are one text. The text itself is kept as it was typed, for display.
 */
public final class TextKey {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private TextKey() {}

    /** A number for the key of a text, by which texts with one key are found: the first 64 bits of its SHA-256. */
    public static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(of(text).getBytes(UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /**
     * Normalizes by NFKC, lower case, German umlauts written out ({@code ä} becomes {@code ae}, {@code ß} becomes
     * {@code ss}), other diacritics removed, and each run of anything but letters and digits as one blank.
     *
     * @return the key; empty if the text has no letter and no digit
     */
    public static String of(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        String withoutMarks =
                MARKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFD)).replaceAll("");
        return NOT_LETTER_OR_DIGIT.matcher(withoutMarks).replaceAll(" ").strip();
    }
}
