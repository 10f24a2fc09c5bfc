package dev.whynot.simulator.http;

/** Answers requests, many at a time. */
public interface Handler {

    Response handle(Request request);
}
