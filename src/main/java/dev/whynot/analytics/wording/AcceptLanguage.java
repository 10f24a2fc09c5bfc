package dev.whynot.analytics.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which language a caller wants (RFC 9110, section 12.5.4). A range such as {@code de-AT} is answered by the language
 * it begins with (the lookup of RFC 4647, section 3.4). What cannot be read is passed over: a caller whose header is
 * odd still wants an answer.
 */
final class AcceptLanguage {

    private static final Pattern RANGE = Pattern.compile(
            "\\s*(\\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,9})\\s*(?:;\\s*[qQ]=([01](?:\\.[0-9]{0,3})?))?\\s*");

    private record Range(String language, double quality) {}

    private AcceptLanguage() {}

    /** The language with the highest quality; of equals the one that is named first. */
    static Language best(String header) {
        if (header == null) {
            return Language.EN;
        }
        List<Range> ranges = ranges(header);
        for (Range range : ranges) {
            for (Language language : Language.values()) {
                boolean isMeant = range.language().equals(language.tag())
                        || range.language().equals("*") && !isNamed(language, ranges);
                if (isMeant && range.quality() > 0) {
                    return language;
                }
            }
        }
        return Language.EN;
    }

    private static boolean isNamed(Language language, List<Range> ranges) {
        return ranges.stream().anyMatch(range -> range.language().equals(language.tag()));
    }

    private static List<Range> ranges(String header) {
        List<Range> ranges = new ArrayList<>();
        for (String part : header.split(",")) {
            Matcher range = RANGE.matcher(part);
            if (range.matches()) {
                String language = range.group(1).split("-", 2)[0].toLowerCase(Locale.ROOT);
                ranges.add(new Range(language, range.group(2) == null ? 1 : Double.parseDouble(range.group(2))));
            }
        }
        ranges.sort(Comparator.comparingDouble(Range::quality).reversed());
        return ranges;
    }
}
