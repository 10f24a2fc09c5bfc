package dev.whynot.sample;

/**
 * A made-up sales rep.
 *
 * @param team which team set up the picklists that the rep sees
 * @param extraLosses how much more often, as a difference of rates, the rep loses than others would on the same deal
 */
record Rep(String name, Team team, double extraLosses) {

    /** Two teams set up their reasons on their own, which is why the picklists mix languages. */
    enum Team {
        ENGLISH,
        GERMAN
    }
}
