package dev.whynot.salesforce.sync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.whynot.ledger.SalesObject;
import dev.whynot.mapping.Mapping;
import dev.whynot.mapping.Mappings;
import dev.whynot.mapping.ObjectMapping;
import dev.whynot.reason.Taxonomy;
import dev.whynot.salesforce.discovery.Discovery;
import dev.whynot.salesforce.discovery.OrgMapping;

/** How a connected org is read, without the org. */
final class Orgs {

    static final List<String> COLUMNS = List.of(
            "Id",
            "SystemModstamp",
            "IsDeleted",
            "StageName",
            "IsClosed",
            "IsWon",
            "CloseDate",
            "Amount",
            "Owner.Name",
            "Account.NumberOfEmployees",
            "Loss_Reason__c");

    static final OrgMapping MAPPING = mapping();

    private Orgs() {}

    private static OrgMapping mapping() {
        Mapping base = new Mappings(Optional.empty(), Taxonomy.bundled())
                .mapping(Discovery.MAPPING)
                .orElseThrow();
        ObjectMapping opportunity = base.opportunity().keyedBySalesforce();
        return new OrgMapping(
                0,
                base.with(SalesObject.OPPORTUNITY, opportunity),
                Map.of(),
                List.of(),
                Map.of(SalesObject.OPPORTUNITY, COLUMNS),
                Map.of(SalesObject.OPPORTUNITY, Set.of("Owner.Name", "Account.NumberOfEmployees")));
    }
}
