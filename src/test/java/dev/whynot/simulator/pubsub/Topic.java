package dev.whynot.simulator.pubsub;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.grpc.Status;

/**
 * What can be subscribed to.
 *
 * @param objects whose events it carries
 * @param isChannel whether its events may be of several kinds
 */
record Topic(String name, Set<String> objects, boolean isChannel) {

    private static final Set<String> CAPTURED = Set.of("Lead", "Opportunity");

    private static final List<Topic> ALL = List.of(
            new Topic("/data/LeadChangeEvent", Set.of("Lead"), false),
            new Topic("/data/OpportunityChangeEvent", Set.of("Opportunity"), false),
            new Topic("/data/ChangeEvents", CAPTURED, true),
            new Topic("/data/Whynot__chn", CAPTURED, true));

    /** @throws PubSubFailure where there is none by this name */
    static Topic named(String name) {
        if (name.isBlank()) {
            throw PubSubFailure.invalid("topic.validation.empty", "The topic name is blank.");
        }
        return ALL.stream()
                .filter(topic -> topic.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new PubSubFailure(
                        Status.Code.NOT_FOUND, "topic.not.found", "The topic " + name + " does not exist."));
    }

    /** Whether an admin has chosen the object for change data capture. */
    static boolean isCaptured(String object) {
        return CAPTURED.contains(object);
    }

    /** The one object whose events it carries; empty for a channel. */
    Optional<String> object() {
        return isChannel ? Optional.empty() : objects.stream().findFirst();
    }
}
