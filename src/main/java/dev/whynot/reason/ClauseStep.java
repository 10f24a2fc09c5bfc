package dev.whynot.reason;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.whynot.reason.Decision.Method;

/**
 * Texts of several clauses, of which one denies a reason ("not price, they went with X"), or another names a second one
 * ("too expensive, and no SAP interface"). It passes on what has nothing of the kind.
 */
final class ClauseStep implements Step {

    /** A clause has less to go by than a whole text. */
    private static final double SURE_OF_A_CLAUSE = 0.85;

    /** A longer text has more joints than are worth trying. */
    private static final int MOST_LETTERS = 300;

    /** Where two reasons may be joined. */
    private static final Pattern JOINT = Pattern.compile(
            ",\\s+(?:(?:and|plus|also|und|sowie)\\s+)?|\\s+(?:and|plus|also|because|und|sowie|weil|wegen)\\s+",
            Pattern.CASE_INSENSITIVE);

    /** Words by which a part may be conceded or set against the other, so that it is no reason. */
    private static final Pattern CONTRAST = Pattern.compile(
            "\\b(?:but|although|though|despite|however|rather|instead|fine|ok|okay|good|great|happy|liked|loved|not|never|wasn't|isn't"
                    + "|aber|obwohl|trotz|jedoch|sondern|statt|zwar|gut|super|toll|passte|gepasst|gefiel|gefallen|ordnung|nicht|lag)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Step dictionaries;
    private final Classifier classifier;

    /** @param dictionaries tells what a clause means by looking it up */
    ClauseStep(Step dictionaries, Classifier classifier) {
        this.dictionaries = dictionaries;
        this.classifier = classifier;
    }

    @Override
    public Optional<Meaning> meaning(String text, String key) {
        List<Clause> clauses = Clauses.of(text);
        List<String> said = clauses.stream()
                .filter(clause -> !clause.isDenied())
                .map(Clause::text)
                .toList();
        boolean isDenying = said.size() < clauses.size();
        if (!isDenying && said.size() < 2) {
            return twoParts(text);
        }
        Map<String, Meaning> byCode = new LinkedHashMap<>();
        for (String clause : said) {
            ofClause(clause).ifPresent(meaning -> byCode.putIfAbsent(meaning.code(), meaning));
        }
        if (byCode.size() > 1) {
            List<Meaning> named = List.copyOf(byCode.values());
            Meaning first = named.getFirst();
            double confidence = Math.min(first.confidence(), named.get(1).confidence());
            return Optional.of(new Meaning(first.code(), named.get(1).code(), confidence, Method.CLAUSES));
        }
        if (!isDenying) {
            return Optional.empty(); // the whole tells as much, or more
        }
        // never the whole text: what is denied stands there too
        return byCode.values().stream()
                .findFirst()
                .or(() -> classifier.meaning(String.join(", ", said), ""))
                .map(meaning -> new Meaning(meaning.code(), meaning.confidence(), Method.CLAUSES))
                .or(() -> Optional.of(new Meaning(Reason.UNCLEAR, 0, Method.NONE)));
    }

    /**
     * A text that may be one clause or two. It is two if, parted at a comma or a conjunction, both parts surely mean
     * different reasons; of several places to part it, the one at which the less sure part is surest.
     */
    private Optional<Meaning> twoParts(String text) {
        if (text.length() > MOST_LETTERS || CONTRAST.matcher(text).find()) {
            return Optional.empty();
        }
        Matcher joint = JOINT.matcher(text);
        Meaning best = null;
        while (joint.find()) {
            Optional<Meaning> one = ofClause(text.substring(0, joint.start()));
            Optional<Meaning> other = ofClause(text.substring(joint.end()));
            if (one.isPresent()
                    && other.isPresent()
                    && !one.get().code().equals(other.get().code())) {
                double confidence = Math.min(one.get().confidence(), other.get().confidence());
                if (best == null || best.confidence() < confidence) {
                    best = new Meaning(one.get().code(), other.get().code(), confidence, Method.CLAUSES);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private Optional<Meaning> ofClause(String clause) {
        return dictionaries
                .meaning(clause, TextKey.of(clause))
                .filter(meaning -> !meaning.code().equals(Reason.OTHER))
                .or(() -> classifier.meaning(clause, "").filter(meaning -> meaning.confidence() >= SURE_OF_A_CLAUSE));
    }
}
