package dev.whynot.analytics.drivers;

import java.util.concurrent.CancellationException;

/** Told how far a search is, and asked whether it shall go on. */
public interface Progress {

    /** Nobody watches. */
    Progress NONE = new Progress() {

        @Override
        public void at(String what, double share) {}

        @Override
        public void check() {}
    };

    /**
     * Where the search is.
     *
     * @param share of this step, from 0 to 1
     */
    void at(String what, double share);

    /** @throws CancellationException if the search shall end */
    void check();
}
