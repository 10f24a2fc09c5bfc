package dev.whynot.facts.memory;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import org.jdbi.v3.core.Jdbi;

import dev.whynot.facts.Facts;
import dev.whynot.facts.State;
import dev.whynot.http.ProblemException;
import dev.whynot.reason.Taxonomy;

/** Answers from memory; what is not kept there the ledger answers. */
public final class MemoryFacts implements Facts {

    private final Follower follower;
    private final Taxonomy taxonomy;
    private final Facts ledger;

    /** @param ledger answers what is not kept in memory */
    public MemoryFacts(Jdbi jdbi, Taxonomy taxonomy, Facts ledger) {
        this(new Follower(jdbi, Optional.empty()), taxonomy, ledger);
    }

    /** @param file where the records are kept until the next start, which goes on from there */
    public MemoryFacts(Jdbi jdbi, Taxonomy taxonomy, Facts ledger, Path file) {
        this(new Follower(jdbi, Optional.of(new ColumnFile(file, jdbi))), taxonomy, ledger);
    }

    private MemoryFacts(Follower follower, Taxonomy taxonomy, Facts ledger) {
        this.follower = follower;
        this.taxonomy = taxonomy;
        this.ledger = ledger;
    }

    Follower follower() {
        return follower;
    }

    /** Loads the records, or takes over what changed since. */
    public void catchUp() {
        follower.catchUp();
    }

    /** Keeps the records in the file, if it does not hold what there is now. */
    public void keep() {
        follower.keep(true);
    }

    @Override
    public <T> T ask(Function<State, T> questions) {
        if (follower.snapshot() == null) {
            throw ProblemException.unavailable(
                    "The records are being loaded: %d of about %d are".formatted(follower.loaded(), follower.toLoad()));
        }
        follower.catchUp();
        try {
            return questions.apply(new MemoryState(follower.snapshot(), taxonomy));
        } catch (NotInMemoryException e) {
            return ledger.ask(questions);
        }
    }
}
