package dev.whynot.reason;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jdbi.v3.core.Handle;

import dev.whynot.reason.Decision.Method;
import dev.whynot.reason.Decision.On;
import dev.whynot.reason.Decision.Versions;
import dev.whynot.reason.text.Guess;

/**
 * Decides which canonical reason a raw reason and its detail mean. Each text goes through steps, from what somebody of
 * the org decided to what the classifier thinks; the first that is sure decides, and if none is, it is unclear.
 */
@ApplicationScoped
public class Reasons {

    private static final int REMEMBERED_TEXTS = 50_000;

    /** Whom one went with, and what one thought of the product or its price, go together. */
    private static final Set<String> WHO_WON = Set.of("competitor_chosen", "incumbent_kept", "built_in_house");

    private final Taxonomy taxonomy;
    private final OwnReasons ownReasons;
    private final Learned learned;
    private final Classifier classifier;
    private final Step general;
    private final Versions versions;
    private final Cache<String, Optional<Meaning>> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED_TEXTS).build();

    public Reasons(
            Taxonomy taxonomy, Dictionary dictionary, OwnReasons ownReasons, Learned learned, Classifier classifier) {
        this.taxonomy = taxonomy;
        this.ownReasons = ownReasons;
        this.learned = learned;
        this.classifier = classifier;
        NearDictionary nearDictionary = new NearDictionary(dictionary);
        Step exact = (text, key) -> dictionary.reason(key).map(reason -> new Meaning(reason, 1, Method.DICTIONARY));
        Step near = (text, key) ->
                nearDictionary.find(text).map(found -> new Meaning(found.reason(), found.confidence(), Method.NEAR));
        Step dictionaries = exact.orElse(near).orElse(new LostTo(dictionary));
        this.general =
                dictionaries.orElse(new ClauseStep(dictionaries, classifier)).orElse(classifier);
        this.versions = new Versions(taxonomy.version(), dictionary.version(), classifier.version());
    }

    /** What decides now. */
    public Versions versions() {
        return versions;
    }

    /**
     * Decides by the raw reason; where that says nothing ("other", empty, unknown), by the detail. What somebody
     * decided of the detail goes before what the picked reason usually means.
     *
     * @param org id of the org whose own mappings and decisions go first; null for none
     * @param rawReason what the rep picked, or null
     * @param rawDetail what the rep wrote, or null
     */
    public Decision decide(String org, String rawReason, String rawDetail) {
        OrgKnowledge knowledge = learned.of(org);
        Read picked = read(org, knowledge, rawReason);
        Read written = read(org, knowledge, rawDetail);
        if (picked == null && written == null) {
            return decision(knowledge, new Meaning(Reason.NOT_RECORDED, 1, Method.NONE), null, false, null);
        }
        if (written != null && written.isUsable() && (!picks(picked) || written.isByPeople())) {
            String second = picks(picked) && !picked.code().equals(written.code()) ? picked.code() : null;
            return decision(knowledge, written.meaning(), second, false, On.DETAIL);
        }
        if (!picks(picked)) {
            return undecided(knowledge, picked, written);
        }
        if (written == null || !written.isUsable() || written.names(picked.code())) {
            String second = written == null || !written.isUsable() ? null : written.otherThan(picked.code());
            return decision(knowledge, picked.meaning(), second, false, On.REASON);
        }
        boolean contradicted = !goTogether(picked.code(), written.code());
        return decision(
                knowledge, picked.meaning(), written.code(), contradicted, contradicted ? On.DETAIL : On.REASON);
    }

    /** Finds out what texts mean, on all cores, so that {@link #decide} need not think while it keeps others waiting. */
    public void prepare(Collection<String> texts) {
        texts.parallelStream()
                .filter(text -> !text.isBlank())
                .distinct()
                .forEach(text -> remembered.get(text, unknown -> general.meaning(text, TextKey.of(text))));
    }

    /** What somebody of the org says of one record, whatever its texts mean. */
    public Decision corrected(String org, String code) {
        return decision(learned.of(org), new Meaning(code, 1, Method.CORRECTION), null, false, null);
    }

    /** Reads what was decided since; to be called by who holds the ledger, before deciding. */
    public void refresh(Handle handle) {
        learned.refresh(handle);
    }

    /** What was read last may have been rolled back. */
    public void forget() {
        learned.forget();
    }

    /** Whether this is the code of a reason, canonical or the org's own. */
    public boolean isKnown(String org, String code) {
        return taxonomy.reason(code).isPresent() || learned.of(org).own().containsKey(code);
    }

    /** What a text may mean in this org, most likely first; "unclear" is not among it. */
    public List<Guess> guesses(String org, String text, int most) {
        OrgKnowledge knowledge = learned.of(org);
        return classifier.guesses(knowledge.model(), text).stream()
                .filter(guess -> !guess.label().equals(Reason.UNCLEAR))
                .limit(most)
                .toList();
    }

    /** What was read of one text: canonical codes. */
    private record Read(Meaning meaning, String code, boolean isUsable) {

        /** Whether somebody of the org said what this text means. */
        boolean isByPeople() {
            return meaning.method() == Method.REVIEW;
        }

        boolean names(String reason) {
            return reason.equals(code) || reason.equals(meaning.second());
        }

        String otherThan(String reason) {
            return reason.equals(code) ? meaning.second() : code;
        }
    }

    private static boolean picks(Read picked) {
        return picked != null && picked.isUsable();
    }

    private Decision undecided(OrgKnowledge knowledge, Read picked, Read written) {
        if (picked != null && picked.code().equals(Reason.OTHER)) {
            return decision(knowledge, picked.meaning(), null, false, written == null ? On.REASON : On.DETAIL);
        }
        Read first = written == null ? picked : written;
        return decision(knowledge, first.meaning(), null, false, written == null ? On.REASON : On.DETAIL);
    }

    /** Null if there is no text. */
    private Read read(String org, OrgKnowledge knowledge, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String key = TextKey.of(text);
        Meaning meaning = byPeople(org, knowledge, key)
                .or(() -> remembered.get(text, unknown -> general.meaning(text, key)))
                .or(() -> classifier.learned(knowledge.model(), text))
                .orElse(new Meaning(Reason.UNCLEAR, 0, Method.NONE));
        String code = canonical(knowledge, meaning.code());
        return new Read(meaning, code, taxonomy.isUsable(code));
    }

    private Optional<Meaning> byPeople(String org, OrgKnowledge knowledge, String key) {
        return Optional.ofNullable(knowledge.codes().get(key))
                .map(code -> new Meaning(code, 1, Method.REVIEW))
                .or(() -> ownReasons.reason(org, key).map(code -> new Meaning(code, 1, Method.MAPPING)));
    }

    private static String canonical(OrgKnowledge knowledge, String code) {
        OwnReason own = knowledge.own().get(code);
        return own == null ? code : own.parent();
    }

    private Decision decision(OrgKnowledge knowledge, Meaning meaning, String second, boolean contradicted, On on) {
        OwnReason own = knowledge.own().get(meaning.code());
        own = own == null ? knowledge.insteadOf(meaning.code()) : own;
        String reason = own == null ? meaning.code() : own.parent();
        String further = second == null ? meaning.second() : second;
        return new Decision(
                reason,
                own == null ? null : own.code(),
                reason.equals(further) ? null : further,
                meaning.confidence(),
                meaning.method(),
                contradicted,
                on,
                versions);
    }

    private boolean goTogether(String picked, String written) {
        return category(picked).equals(category(written)) || WHO_WON.contains(picked) || WHO_WON.contains(written);
    }

    private String category(String code) {
        return taxonomy.reason(code).map(Reason::category).orElseThrow();
    }
}
