package dev.whynot.chaos;

/** Something that goes wrong, and what the service has to make of it. */
interface Fault {

    /** What is expected, in few words. */
    String expected();

    /** Lets it happen, and tells what came of it. */
    void strike(Scene scene, Report report) throws Exception;
}
