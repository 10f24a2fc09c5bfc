package dev.whynot.facts;

import java.util.function.Function;

/** Answers what is asked of the records. */
public interface Facts {

    /**
     * Asks questions of one state of the ledger: all that was committed before they are asked, and nothing in part.
     *
     * @param questions must not keep the state
     * @throws dev.whynot.http.ProblemException 503 while the answers are not there yet
     */
    <T> T ask(Function<State, T> questions);
}
