package dev.whynot.simulator.query;

import java.util.List;
import java.util.Optional;

/**
 * Children of a record, as a sub-select and a describe name them.
 *
 * @param parent name of the object
 * @param name such as {@code Opportunities}
 * @param object name of the children's object
 * @param reference name of the children's field that points to the parent
 */
public record Relationship(String parent, String name, String object, String reference) {

    private static final List<Relationship> ALL = List.of(
            new Relationship("Account", "Opportunities", "Opportunity", "AccountId"),
            new Relationship("Account", "Contacts", "Contact", "AccountId"),
            new Relationship("Campaign", "Opportunities", "Opportunity", "CampaignId"),
            new Relationship("Opportunity", "OpportunityHistories", "OpportunityHistory", "OpportunityId"),
            new Relationship("Opportunity", "Histories", "OpportunityFieldHistory", "OpportunityId"),
            new Relationship("Lead", "Histories", "LeadHistory", "LeadId"));

    /** The relationships to the children of an object. */
    public static List<Relationship> of(String parent) {
        return ALL.stream()
                .filter(relationship -> relationship.parent().equals(parent))
                .toList();
    }

    static Optional<Relationship> find(String parent, String name) {
        return of(parent).stream()
                .filter(relationship -> relationship.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
