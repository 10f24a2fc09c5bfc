package dev.whynot.simulator.org;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The standard objects with those of their fields that matter to whoever reads leads and opportunities. */
final class StandardObjects {

    private final OrgShape shape;
    private final String[] currencies;

    StandardObjects(OrgShape shape) {
        this.shape = shape;
        this.currencies = shape.currencies().toArray(String[]::new);
    }

    List<ObjectType> all() {
        List<ObjectType> objects = new ArrayList<>(List.of(
                user(),
                organization(),
                stage(),
                leadStatus(),
                campaign(),
                account(),
                contact(),
                lead(),
                opportunity(),
                opportunityHistory(),
                fieldHistory("OpportunityFieldHistory", "Opportunity Field History", "Opportunity"),
                fieldHistory("LeadHistory", "Lead History", "Lead")));
        if (shape.hasRecordTypes()) {
            objects.add(recordType());
        }
        for (OrgShape.CustomField custom : shape.customFields()) {
            objects.stream()
                    .filter(object -> object.name().equalsIgnoreCase(custom.object()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The org has no object " + custom.object()))
                    .add(custom.field());
        }
        return objects;
    }

    private ObjectType opportunity() {
        return business(
                "Opportunity",
                "006",
                Field.reference("AccountId", "Account"),
                Field.bool("IsPrivate"),
                Field.string("Name", 120).required(),
                Field.textArea("Description", 32_000),
                Field.picklist("StageName", OrgSetup.stageNames())
                        .withLabel("Stage")
                        .required(),
                Field.currency("Amount"),
                Field.percent("Probability"),
                Field.currency("ExpectedRevenue").calculated(),
                Field.date("CloseDate").required(),
                Field.picklist("Type", Vocabulary.OPPORTUNITY_TYPES.toArray(String[]::new))
                        .withLabel("Opportunity Type"),
                Field.string("NextStep", 255),
                leadSource(),
                Field.bool("IsClosed").calculated().withLabel("Closed"),
                Field.bool("IsWon").calculated().withLabel("Won"),
                Field.picklist("ForecastCategoryName", "Omitted", "Pipeline", "Best Case", "Commit", "Closed"),
                Field.reference("CampaignId", "Campaign"),
                Field.reference("OwnerId", "User").required(),
                Field.dateTime("LastStageChangeDate").calculated());
    }

    private ObjectType lead() {
        return business(
                "Lead",
                "00Q",
                Field.reference("MasterRecordId", "Lead").calculated(),
                Field.string("LastName", 80).required(),
                Field.string("FirstName", 40),
                Field.string("Name", 121).calculated().withLabel("Full Name"),
                Field.string("Title", 128),
                Field.string("Company", 255).required(),
                Field.string("City", 40),
                Field.string("PostalCode", 20).withLabel("Zip/Postal Code"),
                Field.string("Country", 80),
                Field.address("Address"),
                Field.phone("Phone"),
                Field.email("Email"),
                Field.url("Website"),
                Field.textArea("Description", 32_000),
                leadSource(),
                Field.picklist("Status", OrgSetup.leadStatuses()).required(),
                industry(),
                Field.picklist("Rating", Vocabulary.RATINGS.toArray(String[]::new)),
                Field.currency("AnnualRevenue"),
                Field.integer("NumberOfEmployees").withLabel("Employees"),
                Field.reference("OwnerId", "Group", "User").required(),
                Field.bool("IsConverted").withLabel("Converted"),
                Field.date("ConvertedDate"),
                Field.reference("ConvertedAccountId", "Account"),
                Field.reference("ConvertedContactId", "Contact"),
                Field.reference("ConvertedOpportunityId", "Opportunity"));
    }

    private ObjectType account() {
        return business(
                "Account",
                "001",
                Field.reference("MasterRecordId", "Account").calculated(),
                Field.string("Name", 255).required().withLabel("Account Name"),
                Field.picklist("Type", "Prospect", "Customer", "Partner").withLabel("Account Type"),
                industry(),
                Field.integer("NumberOfEmployees").withLabel("Employees"),
                Field.currency("AnnualRevenue"),
                Field.string("BillingCity", 40),
                Field.string("BillingPostalCode", 20).withLabel("Billing Zip/Postal Code"),
                Field.string("BillingCountry", 80),
                Field.address("BillingAddress"),
                Field.phone("Phone"),
                Field.url("Website"),
                Field.reference("OwnerId", "User").required());
    }

    private ObjectType contact() {
        return business(
                "Contact",
                "003",
                Field.reference("AccountId", "Account"),
                Field.string("LastName", 80).required(),
                Field.string("FirstName", 40),
                Field.string("Name", 121).calculated().withLabel("Full Name"),
                Field.string("Title", 128),
                Field.email("Email"),
                Field.reference("OwnerId", "User").required());
    }

    private ObjectType campaign() {
        return business(
                "Campaign",
                "701",
                Field.string("Name", 80).required(),
                Field.picklist("Type", "Conference", "Webinar", "Email"),
                Field.picklist("Status", "Planned", "In Progress", "Completed"),
                Field.date("StartDate"),
                Field.date("EndDate"),
                Field.bool("IsActive").withLabel("Active"),
                Field.reference("OwnerId", "User").required());
    }

    private ObjectType user() {
        return object(
                "User",
                "005",
                Field.string("Username", 80).required(),
                Field.string("LastName", 80).required(),
                Field.string("FirstName", 40),
                Field.string("Name", 121).calculated().withLabel("Full Name"),
                Field.email("Email").required(),
                Field.string("Title", 80),
                Field.string("Department", 80),
                Field.string("Country", 80),
                Field.bool("IsActive").withLabel("Active"),
                Field.picklist("UserType", "Standard"));
    }

    private ObjectType organization() {
        return object(
                "Organization",
                "00D",
                Field.string("Name", 80).required(),
                Field.string("InstanceName", 5),
                Field.bool("IsSandbox"),
                Field.picklist("OrganizationType", "Enterprise Edition", "Developer Edition"),
                Field.picklist("LanguageLocaleKey", "en_US", "de"),
                Field.picklist("TimeZoneSidKey", "Europe/Berlin"));
    }

    private ObjectType stage() {
        return object(
                "OpportunityStage",
                "01J",
                Field.string("MasterLabel", 255),
                Field.string("ApiName", 255),
                Field.bool("IsActive"),
                Field.integer("SortOrder"),
                Field.bool("IsClosed").withLabel("Closed"),
                Field.bool("IsWon").withLabel("Won"),
                Field.picklist("ForecastCategoryName", "Omitted", "Pipeline", "Best Case", "Commit", "Closed"),
                Field.percent("DefaultProbability"));
    }

    private ObjectType leadStatus() {
        return object(
                "LeadStatus",
                "01J",
                Field.string("MasterLabel", 255),
                Field.string("ApiName", 255),
                Field.integer("SortOrder"),
                Field.bool("IsDefault"),
                Field.bool("IsConverted").withLabel("Converted"));
    }

    private static ObjectType recordType() {
        return object(
                "RecordType",
                "012",
                Field.string("Name", 80),
                Field.string("DeveloperName", 80),
                Field.picklist("SobjectType", "Lead", "Opportunity"),
                Field.bool("IsActive").withLabel("Active"));
    }

    private static ObjectType opportunityHistory() {
        return new ObjectType(
                "OpportunityHistory",
                "Opportunity: Stage History",
                "008",
                List.of(
                        Field.id(),
                        Field.reference("OpportunityId", "Opportunity"),
                        Field.reference("CreatedById", "User"),
                        Field.dateTime("CreatedDate"),
                        Field.picklist("StageName", OrgSetup.stageNames()).withLabel("Stage"),
                        Field.currency("Amount"),
                        Field.currency("ExpectedRevenue"),
                        Field.date("CloseDate"),
                        Field.percent("Probability"),
                        Field.dateTime("SystemModstamp"),
                        Field.bool("IsDeleted").withLabel("Deleted")));
    }

    private static ObjectType fieldHistory(String name, String label, String parent) {
        return new ObjectType(
                name,
                label,
                "017",
                List.of(
                        Field.id(),
                        Field.bool("IsDeleted").withLabel("Deleted"),
                        Field.reference(parent + "Id", parent),
                        Field.reference("CreatedById", "User"),
                        Field.dateTime("CreatedDate"),
                        Field.picklist("Field"),
                        Field.picklist("DataType"),
                        Field.string("OldValue", 255),
                        Field.string("NewValue", 255)));
    }

    private static Field industry() {
        return Field.picklist("Industry", Vocabulary.INDUSTRIES.toArray(String[]::new));
    }

    private static Field leadSource() {
        return Field.picklist("LeadSource", Vocabulary.LEAD_SOURCES.toArray(String[]::new));
    }

    /** An object whose records go to the bin, have a currency and may have a record type. */
    private ObjectType business(String name, String keyPrefix, Field... own) {
        List<Field> fields = new ArrayList<>(Arrays.asList(own));
        fields.addFirst(Field.bool("IsDeleted").calculated().withLabel("Deleted"));
        if (shape.hasCurrencies()) {
            fields.add(Field.picklist("CurrencyIsoCode", currencies).withLabel("Currency ISO Code"));
        }
        if (shape.hasRecordTypes() && (name.equals("Lead") || name.equals("Opportunity"))) {
            fields.add(Field.reference("RecordTypeId", "RecordType"));
        }
        return object(name, keyPrefix, fields.toArray(Field[]::new));
    }

    private static ObjectType object(String name, String keyPrefix, Field... own) {
        List<Field> fields = new ArrayList<>(List.of(Field.id()));
        fields.addAll(Arrays.asList(own));
        fields.add(Field.dateTime("CreatedDate").calculated());
        fields.add(Field.reference("CreatedById", "User").calculated());
        fields.add(Field.dateTime("LastModifiedDate").calculated());
        fields.add(Field.reference("LastModifiedById", "User").calculated());
        fields.add(Field.dateTime("SystemModstamp").calculated().withLabel("System Modstamp"));
        return new ObjectType(name, Labels.ofField(name), keyPrefix, fields);
    }
}
