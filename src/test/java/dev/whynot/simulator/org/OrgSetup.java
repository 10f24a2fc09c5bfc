package dev.whynot.simulator.org;

import java.time.LocalDate;
import java.util.List;

/** What is in an org before anybody sells: itself, its stages and statuses, its users and campaigns. */
final class OrgSetup {

    /** How many users sell; the integration user comes before them. */
    static final int REPS = 24;

    static final int CAMPAIGNS = 12;

    static final List<Stage> STAGES = List.of(
            new Stage("Prospecting", 10, "Pipeline", false, false),
            new Stage("Qualification", 20, "Pipeline", false, false),
            new Stage("Needs Analysis", 35, "Pipeline", false, false),
            new Stage("Proposal/Price Quote", 60, "Best Case", false, false),
            new Stage("Negotiation/Review", 85, "Commit", false, false),
            new Stage("Closed Won", 100, "Closed", true, true),
            new Stage("Closed Lost", 0, "Omitted", true, false));

    static final List<Status> STATUSES = List.of(
            new Status("Open - Not Contacted", true, false),
            new Status("Working - Contacted", false, false),
            new Status("Closed - Converted", false, true),
            new Status("Closed - Not Converted", false, false),
            new Status("Unqualified", false, false));

    record Stage(String label, int probability, String forecast, boolean isClosed, boolean isWon) {}

    record Status(String label, boolean isDefault, boolean isConverted) {}

    private OrgSetup() {}

    static String[] stageNames() {
        return STAGES.stream().map(Stage::label).toArray(String[]::new);
    }

    static String[] leadStatuses() {
        return STATUSES.stream().map(Status::label).toArray(String[]::new);
    }

    static void fill(OrgShape shape, String username, Transaction transaction) {
        transaction.insert(
                "User",
                Values.of(
                        "Username",
                        username,
                        "LastName",
                        "Integration",
                        "FirstName",
                        "Whynot",
                        "Email",
                        username,
                        "IsActive",
                        true,
                        "UserType",
                        "Standard"));
        transaction.insert(
                "Organization",
                Values.of(
                        "Name", "Acme Sales GmbH",
                        "InstanceName", "SIM1",
                        "OrganizationType", "Enterprise Edition",
                        "LanguageLocaleKey", "en_US",
                        "TimeZoneSidKey", "Europe/Berlin"));
        for (int i = 0; i < REPS; i++) {
            String first = Vocabulary.FIRST_NAMES.get(i % Vocabulary.FIRST_NAMES.size());
            String last = Vocabulary.LAST_NAMES.get((i * 3 + i / 10) % Vocabulary.LAST_NAMES.size());
            transaction.insert(
                    "User",
                    Values.of(
                            "Username",
                            "rep" + i + "@acme.example",
                            "FirstName",
                            first,
                            "LastName",
                            last,
                            "Email",
                            "rep" + i + "@acme.example",
                            "Department",
                            "Sales",
                            "IsActive",
                            i % 8 != 7,
                            "UserType",
                            "Standard"));
        }
        for (int i = 0; i < CAMPAIGNS; i++) {
            transaction.insert(
                    "Campaign",
                    Values.of(
                            "Name",
                            (i % 2 == 0 ? "Trade Show " : "Webinar ") + (i + 1),
                            "Type",
                            i % 2 == 0 ? "Conference" : "Webinar",
                            "Status",
                            "Completed",
                            "StartDate",
                            LocalDate.parse("2023-01-15").plusMonths(i * 2L)));
        }
        for (int i = 0; i < STAGES.size(); i++) {
            Stage stage = STAGES.get(i);
            transaction.insert(
                    "OpportunityStage",
                    Values.of(
                            "MasterLabel", stage.label(),
                            "ApiName", stage.label(),
                            "IsActive", true,
                            "SortOrder", i + 1,
                            "IsClosed", stage.isClosed(),
                            "IsWon", stage.isWon(),
                            "ForecastCategoryName", stage.forecast(),
                            "DefaultProbability", stage.probability()));
        }
        for (int i = 0; i < STATUSES.size(); i++) {
            Status status = STATUSES.get(i);
            transaction.insert(
                    "LeadStatus",
                    Values.of(
                            "MasterLabel", status.label(),
                            "ApiName", status.label(),
                            "SortOrder", i + 1,
                            "IsDefault", status.isDefault(),
                            "IsConverted", status.isConverted()));
        }
        if (shape.hasRecordTypes()) {
            for (String object : List.of("Opportunity", "Lead")) {
                for (String name : List.of("Direct", "Partner")) {
                    transaction.insert(
                            "RecordType",
                            Values.of("Name", name, "DeveloperName", name, "SobjectType", object, "IsActive", true));
                }
            }
        }
    }
}
