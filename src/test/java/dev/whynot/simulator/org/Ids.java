package dev.whynot.simulator.org;

/**
 * Record ids: a prefix of three characters that names the object, three of the instance, nine digits of base 62, and a
 * checksum of three that tells which letters are capitals.
 */
public final class Ids {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CHECKSUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final String INSTANCE = "Wn0";
    private static final int SHORT = 15;

    private Ids() {}

    /** The id of 18 characters that has this number. */
    static String id(String prefix, int number) {
        byte[] id = new byte[SHORT + 3];
        for (int i = 0; i < 3; i++) {
            id[i] = (byte) prefix.charAt(i);
            id[i + 3] = (byte) INSTANCE.charAt(i);
        }
        int rest = number;
        for (int i = SHORT - 1; i >= 6; i--) {
            id[i] = (byte) DIGITS.charAt(rest % 62);
            rest /= 62;
        }
        for (int block = 0; block < 3; block++) {
            int capitals = 0;
            for (int i = 0; i < 5; i++) {
                byte c = id[block * 5 + i];
                capitals |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
            }
            id[SHORT + block] = (byte) CHECKSUM.charAt(capitals);
        }
        return new String(id, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** The number that {@link #id} made this id of, or -1 where it did not. */
    static int number(String prefix, String id) {
        if (id.length() < SHORT || !id.startsWith(prefix) || !id.startsWith(INSTANCE, 3)) {
            return -1;
        }
        long number = 0;
        for (int i = 6; i < SHORT; i++) {
            char c = id.charAt(i);
            int digit = c <= '9' ? c - '0' : c <= 'Z' ? c - 'A' + 10 : c - 'a' + 36;
            number = number * 62 + digit;
        }
        return number > Integer.MAX_VALUE ? -1 : (int) number;
    }

    /** Whether it looks like one: 15 or 18 letters and digits. */
    public static boolean isId(String text) {
        return (text.length() == SHORT || text.length() == SHORT + 3)
                && text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
    }

    /**
     * The id of 18 characters.
     *
     * @throws IllegalArgumentException where it is no id
     */
    public static String to18(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("No Salesforce id: " + id);
        }
        if (id.length() == SHORT + 3) {
            return id;
        }
        StringBuilder whole = new StringBuilder(id);
        for (int block = 0; block < SHORT; block += 5) {
            int capitals = 0;
            for (int i = 0; i < 5; i++) {
                capitals |= Character.isUpperCase(id.charAt(block + i)) ? 1 << i : 0;
            }
            whole.append(CHECKSUM.charAt(capitals));
        }
        return whole.toString();
    }

    /** Orders ids as Salesforce does: by the 15 characters in which case matters. */
    public static int compare(String left, String right) {
        return left.substring(0, Math.min(SHORT, left.length()))
                .compareTo(right.substring(0, Math.min(SHORT, right.length())));
    }
}
