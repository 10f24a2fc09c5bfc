package dev.whynot.simulator.pubsub;

import dev.whynot.salesforce.pubsub.wire.FetchRequest;

/** Where a subscription begins. */
final class StartingPoint {

    private StartingPoint() {}

    /**
     * The position after which its events are.
     *
     * @throws PubSubFailure where there is no replay id, or one that is too old or was never given
     */
    static long of(FetchRequest request, EventLog log) {
        return switch (request.getReplayPreset()) {
            case EARLIEST -> log.beforeFirst();
            case CUSTOM -> {
                if (request.getReplayId().isEmpty()) {
                    throw PubSubFailure.invalid(
                            "subscription.fetch.replayid.validation.failed",
                            "The replay preset is CUSTOM but there is no replay ID.");
                }
                yield ReplayId.position(request.getReplayId()).stream()
                        .filter(log::isKept)
                        .findFirst()
                        .orElseThrow(PubSubFailure::replayIdRefused);
            }
            case LATEST, UNRECOGNIZED -> log.last();
        };
    }
}
