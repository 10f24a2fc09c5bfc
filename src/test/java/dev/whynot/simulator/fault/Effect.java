package dev.whynot.simulator.fault;

import java.time.Duration;

/** How a call goes wrong. */
public sealed interface Effect {

    /** All sessions end before the call is looked at. */
    record SessionsEnd() implements Effect {}

    /** Query locators and those of bulk results are forgotten before the call is looked at. */
    record LocatorsExpire() implements Effect {}

    /** @param retryAfter null where the answer does not say */
    record Refused(int status, String errorCode, String message, Duration retryAfter) implements Effect {}

    /** A page from something in between, such as a proxy. */
    record HtmlPage(int status) implements Effect {}

    /** A well-framed answer whose JSON breaks off in the middle. */
    record MalformedJson() implements Effect {}

    record Slow(Duration delay) implements Effect {}

    record Dribble(int bytes, Duration every) implements Effect {}

    /** @param after bytes of the body; 0 leaves out the headers too */
    record Cut(int after) implements Effect {}

    /** @param after bytes of the body, unzipped; what follows is left out as if that were all */
    record Truncated(int after) implements Effect {}

    /** The bulk job that the call is about ends in this state. Of no effect on other calls. */
    record JobEnds(String state, String message) implements Effect {}

    /** The bulk job that the call is about is gone. */
    record JobDisappears() implements Effect {}

    /** @param status name of the gRPC status */
    record RpcRefused(String status, String errorCode) implements Effect {}

    /** A subscription may not go on from where it was. */
    record ReplayIdRefused() implements Effect {}

    /** The event comes a second time. */
    record Twice() implements Effect {}

    /** Only the first half of the event's bytes comes. */
    record CorruptPayload() implements Effect {}

    /** A gap event takes the place of the event. */
    record Gap() implements Effect {}

    /** An overflow event takes the place of the event. */
    record Overflow() implements Effect {}

    /** @param later how many events that were born later come before it */
    record Late(int later) implements Effect {}
}
