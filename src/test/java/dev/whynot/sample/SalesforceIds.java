package dev.whynot.sample;

/**
 * Hands out ids as Salesforce does: 15 characters in which case matters, then three that tell, for each block of five,
 * which of its letters are capitals. Ids grow, with gaps, as other objects take ids too.
 */
final class SalesforceIds {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CHECKSUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final String POD = "Lw0";

    private final String prefix;
    private final Dice gaps;
    private long last;

    /**
     * @param prefix three characters that name the object, such as {@code 006}
     * @param first ids start after this number
     */
    SalesforceIds(String prefix, long first, Dice gaps) {
        this.prefix = prefix;
        this.last = first;
        this.gaps = gaps;
    }

    /** The next id, 18 characters. */
    String next() {
        last += gaps.between(1, 900);
        char[] number = new char[9];
        long rest = last;
        for (int i = number.length - 1; i >= 0; i--) {
            number[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        String id = prefix + POD + new String(number);
        return id + checksum(id);
    }

    private static String checksum(String id) {
        StringBuilder checksum = new StringBuilder();
        for (int block = 0; block < 15; block += 5) {
            int capitals = 0;
            for (int i = 0; i < 5; i++) {
                char c = id.charAt(block + i);
                if (c >= 'A' && c <= 'Z') {
                    capitals |= 1 << i;
                }
            }
            checksum.append(CHECKSUM.charAt(capitals));
        }
        return checksum.toString();
    }
}
