package dev.whynot.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

import dev.whynot.reason.Cut.Kind;

/** Takes a note apart into clauses, and tells which of them say what was not the reason. */
public final class Clauses {

    /** A topic and nothing said of it: "price", "the demo". */
    private static final Pattern BARE = Pattern.compile("(?:[abdefghxAD]{0,3}+[TWMRt][AdDe]*+){1,9}+Z?");

    /** What begins another reason: "kein Bedarf", "zu teuer", "missing SAP interface". */
    private static final Pattern REASON_BEGINS = Pattern.compile("^A*(?:[kF][AdDex]?[TWMRS]|Z[XY])");

    /** What a part speaks of if it may be a reason by itself. */
    private static final Pattern REASON = Pattern.compile("[TMRSnkZYF]");

    /** Words that bind what follows a comma to what stands before it. */
    private static final Pattern SUBORDINATE = Pattern.compile(
            "^(?:which|who|that|because|since|if|unless|until|once|without|weil|wenn|falls|sobald|dass|damit|sodass|um|deren|dessen|ohne)\\b");

    private static final String MARKS = ".,;:!?+/|•*–—-";

    private Clauses() {}

    /**
     * A part of the text between two cuts.
     *
     * @param before what stands before it
     * @param isList whether it was joined from parts
     */
    private record Part(Kind before, int start, int end, boolean isList, String text, String kinds, Denial denial) {

        static Part of(String note, Kind before, int start, int end, boolean isList) {
            String text = withoutMarks(note, start, end);
            String kinds = WordKinds.of(text);
            return new Part(before, start, end, isList, text, kinds, Denial.of(kinds, false));
        }

        private static String withoutMarks(String note, int start, int end) {
            int first = start;
            int last = end;
            while (first < last && isMark(note.charAt(first))) {
                first++;
            }
            while (first < last && isMark(note.charAt(last - 1))) {
                last--;
            }
            return note.substring(first, last);
        }

        private static boolean isMark(char letter) {
            return Character.isWhitespace(letter) || MARKS.indexOf(letter) >= 0;
        }

        Part to(String note, Part last) {
            return this == last ? this : of(note, before, start, last.end, true);
        }

        Denial denial(boolean isBeforeBut) {
            if (denies() || !isBeforeBut && before != Kind.CONCESSION) {
                return denial;
            }
            return before == Kind.CONCESSION ? Denial.BESIDE_A_REASON : Denial.of(kinds, true);
        }

        boolean denies() {
            return denial != Denial.NO;
        }

        boolean isBare() {
            return BARE.matcher(kinds).matches();
        }

        boolean isReason() {
            return REASON.matcher(kinds).find();
        }

        boolean beginsReason() {
            return REASON_BEGINS.matcher(kinds).find()
                    && !SUBORDINATE.matcher(text).find();
        }
    }

    /**
     * The clauses of a note, in their order; none if it has no word. It is taken apart at the ends of sentences, at
     * "but" and the like, between the items of a list, and at commas and "and" only where one side is denied or another
     * reason plainly begins. What merely praises ("great demo") is denied only beside a clause that is not.
     */
    public static List<Clause> of(String text) {
        List<Part> parts = joined(text, parts(text));
        List<Denial> denials = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean isBeforeBut = i + 1 < parts.size() && parts.get(i + 1).before == Kind.CONTRAST;
            denials.add(parts.get(i).denial(isBeforeBut));
        }
        boolean isReasonNamed = denials.contains(Denial.NO);
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean isDenied = denials.get(i) == Denial.YES || isReasonNamed && denials.get(i) != Denial.NO;
            clauses.add(new Clause(parts.get(i).text, isDenied));
        }
        return clauses;
    }

    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        List<Cut> cuts = new ArrayList<>(Cuts.of(text));
        cuts.add(new Cut(Kind.STOP, text.length(), text.length()));
        Kind before = Kind.STOP;
        int start = 0;
        for (Cut cut : cuts) {
            if (text.substring(start, cut.end()).chars().anyMatch(Character::isLetterOrDigit)) {
                parts.add(Part.of(text, before, start, cut.end(), false));
                before = cut.kind();
            }
            start = cut.start();
        }
        return parts;
    }

    /** Joins parts where they are not apart, first those with "and" between them. */
    private static List<Part> joined(String text, List<Part> parts) {
        List<Part> listed = joined(text, parts, (left, right) -> right.before != Kind.AND || isApartAtAnd(left, right));
        return joined(text, listed, (left, right) -> switch (right.before) {
            case BRACKET -> left.denial == Denial.YES || right.denial == Denial.YES;
            case COMMA -> isApartAtComma(left, right);
            case SIGN -> left.isReason() && right.isReason();
            default -> true;
        });
    }

    private static List<Part> joined(String text, List<Part> parts, BiPredicate<Part, Part> isApart) {
        List<Part> joined = new ArrayList<>();
        for (int first = 0, i = 1; i <= parts.size(); i++) {
            if (i == parts.size() || isApart.test(parts.get(i - 1), parts.get(i))) {
                joined.add(parts.get(first).to(text, parts.get(i - 1)));
                first = i;
            }
        }
        return joined;
    }

    private static boolean isApartAtAnd(Part left, Part right) {
        if (left.isBare() && right.denies()) {
            return false; // price and product were fine
        }
        return left.denies() ? !right.isBare() : right.denial == Denial.YES || right.beginsReason();
    }

    private static boolean isApartAtComma(Part left, Part right) {
        if (right.isList && (left.isBare() && right.denies() || left.denies() && right.isBare())) {
            return false; // price, product and demo were fine; liked the price, the product and the demo
        }
        return left.denies()
                ? !SUBORDINATE.matcher(right.text).find()
                : right.denial == Denial.YES || right.beginsReason();
    }
}
