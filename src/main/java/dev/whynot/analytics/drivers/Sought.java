package dev.whynot.analytics.drivers;

import dev.whynot.facts.State;

/**
 * Something that takes long to find. Two that are equal find the same in the same state.
 *
 * @param <T> what is found
 */
public interface Sought<T extends Stamped> {

    /**
     * Seeks it in one state.
     *
     * @throws java.util.concurrent.CancellationException if the search shall end
     */
    T in(State state, Progress progress);
}
