package dev.whynot.sample;

import static dev.whynot.sample.Weighted.option;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Makes up leads, from the first form that someone fills in to "Qualified" or "Disqualified". */
final class Leads {

    static final List<String> COLUMNS = List.of(
            "Id",
            "Status",
            "IsConverted",
            "ConvertedDate",
            "CreatedDate",
            "SystemModstamp",
            "LeadSource",
            "Company",
            "Title",
            "Industry",
            "NumberOfEmployees",
            "Country",
            "Rating",
            "Owner.Name",
            "Campaign__c",
            "First_Response_Hours__c",
            "Disqualified_Date__c",
            "Disqualification_Reason__c",
            "Disqualification_Detail__c");

    private static final double ENTERED_TWICE = 0.012;
    private static final double KNOWN_ACCOUNT = 0.15;
    private static final double STAYS_OPEN = 0.2;
    private static final double MEDIAN_DAYS_TO_DECISION = 20;

    private static final Weighted<Persona> PERSONAS = Weighted.of(
            option(20, Persona.IT),
            option(14, Persona.FINANCE),
            option(22, Persona.MANAGEMENT),
            option(33, Persona.OPERATIONS),
            option(11, Persona.OTHER));
    private static final Weighted<Persona> ROI_PERSONAS = Weighted.of(
            option(31, Persona.IT),
            option(24, Persona.FINANCE),
            option(24, Persona.MANAGEMENT),
            option(17, Persona.OPERATIONS),
            option(4, Persona.OTHER));
    private static final Weighted<String> RATINGS =
            Weighted.of(option(38, ""), option(17, "Hot"), option(28, "Warm"), option(17, "Cold"));

    private final List<Company> accounts;
    private final Companies companies;
    private final ReasonFields reasons;
    private final TextGroups titles = TextGroups.read("titles.txt");

    /** @param accounts companies that also have opportunities; some leads come from them */
    Leads(List<Company> accounts, Companies companies, Notes notes) {
        this.accounts = accounts;
        this.companies = companies;
        this.reasons = new ReasonFields("picklist-leads.txt", notes);
    }

    /** So many leads, and a few more that are the same prospect entered again; without ids, in no order. */
    List<Row> make(int number, Dice dice) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Dice own = dice.split();
            Row lead = lead(own);
            rows.add(lead);
            if (own.chance(ENTERED_TWICE)) {
                rows.add(enteredAgain(lead, own));
            }
        }
        return rows;
    }

    /** How a disqualified lead looked some time before its decision. */
    static Row earlier(Row lead, Dice dice) {
        Instant created = Instant.parse(lead.get("CreatedDate"));
        Instant decided = Timeline.startOf(LocalDate.parse(lead.get("Disqualified_Date__c")));
        return lead.with("Status", "Working")
                .with("IsConverted", false)
                .with("ConvertedDate", "")
                .with("Disqualified_Date__c", "")
                .with("Disqualification_Reason__c", "")
                .with("Disqualification_Detail__c", "")
                .with("SystemModstamp", Timeline.text(Timeline.between(created, decided, dice)));
    }

    private Row lead(Dice dice) {
        Instant created = Timeline.created(dice);
        LocalDate day = Timeline.day(created);
        Company company = dice.chance(KNOWN_ACCOUNT) ? dice.oneOf(accounts) : companies.make(dice);
        String source = source(company, day, dice);
        String campaign = Campaigns.ofLead(source, day, dice);
        Persona persona = (campaign.equals(Causes.ROI_CAMPAIGN) ? ROI_PERSONAS : PERSONAS).draw(dice);
        Rep owner = Reps.ownerOf(company, day, dice);
        Prospect prospect =
                new Prospect(company, persona, source, campaign, owner, day, responseHours(source, owner, day, dice));
        Row row = Row.EMPTY
                .with("CreatedDate", Timeline.text(created))
                .with("LeadSource", dice.chance(0.03) ? "" : source)
                .with("Company", company.name())
                .with("Title", dice.oneOf(titles.get(persona.titles())))
                .with("Industry", dice.chance(0.04) ? "" : company.industry())
                .with("NumberOfEmployees", dice.chance(0.06) ? "" : company.employees())
                .with("Country", company.region().country().label())
                .with("Rating", RATINGS.draw(dice))
                .with("Owner.Name", owner.name())
                .with("Campaign__c", campaign);
        LocalDate decided = Timeline.closing(day, dice.logNormal(MEDIAN_DAYS_TO_DECISION, 1.0), dice);
        if (!decided.isBefore(Timeline.EXPORT_DAY) || dice.chance(STAYS_OPEN)) {
            return open(row, prospect, created, dice);
        }
        Row settled = row.with("First_Response_Hours__c", hours(prospect.responseHours()))
                .with("SystemModstamp", Timeline.text(Timeline.lastTouched(Timeline.workingTime(decided, dice), dice)));
        return dice.chance(Odds.loss(prospect)) ? lost(settled, prospect, decided, dice) : won(settled, decided);
    }

    private static Row won(Row row, LocalDate decided) {
        return row.with("Status", "Qualified").with("IsConverted", true).with("ConvertedDate", decided);
    }

    private Row lost(Row row, Prospect prospect, LocalDate decided, Dice dice) {
        Rep.Team team = prospect.owner().team();
        LossReason reason = ReasonMix.of(prospect).draw(dice);
        ReasonFields.Filled fields = reasons.fill(reason, team, "", decided, dice);
        return row.with("Status", lostStatus(team, dice))
                .with("IsConverted", false)
                .with("Disqualified_Date__c", decided)
                .with("Disqualification_Reason__c", fields.reason())
                .with("Disqualification_Detail__c", fields.detail());
    }

    private static Row open(Row row, Prospect prospect, Instant created, Dice dice) {
        long age = ChronoUnit.DAYS.between(prospect.created(), Timeline.EXPORT_DAY);
        String status = openStatus(age).draw(dice);
        Instant worked = Timeline.workingTime(prospect.created().plusDays(dice.between(0, 40)), dice);
        Instant settled = worked.isAfter(created) && worked.isBefore(Timeline.EXPORT) ? worked : created;
        return row.with("Status", status)
                .with("IsConverted", false)
                .with("First_Response_Hours__c", status.equals("New") ? "" : hours(prospect.responseHours()))
                .with("SystemModstamp", Timeline.text(Timeline.lastTouched(settled, dice)));
    }

    /** The same prospect some weeks later, by another form or another rep, found out and closed as a duplicate. */
    private Row enteredAgain(Row first, Dice dice) {
        Instant firstCreated = Instant.parse(first.get("CreatedDate"));
        LocalDate day = earliest(Timeline.day(firstCreated).plusDays(dice.between(0, 45)));
        Instant created = latest(Timeline.workingTime(day, dice), firstCreated.plusSeconds(30));
        LocalDate found = earliest(day.plusDays(dice.between(0, 20)));
        Instant settled = latest(Timeline.workingTime(found, dice), created.plusSeconds(60));
        String company = first.get("Company");
        Rep.Team team = dice.oneOf(List.of(Rep.Team.values()));
        return first.with("CreatedDate", Timeline.text(created))
                .with("SystemModstamp", Timeline.text(Timeline.lastTouched(settled, dice)))
                .with("LeadSource", dice.oneOf(List.of("Web", "Content Download", "Webinar", first.get("LeadSource"))))
                .with("Company", dice.chance(0.25) ? company.toUpperCase(Locale.ROOT) : company)
                .with("Campaign__c", "")
                .with("Rating", "")
                .with("First_Response_Hours__c", "")
                .with("Status", lostStatus(team, dice))
                .with("IsConverted", false)
                .with("ConvertedDate", "")
                .with("Disqualified_Date__c", Timeline.day(settled))
                .with("Disqualification_Reason__c", reasons.value("duplicate", team, dice))
                .with("Disqualification_Detail__c", dice.chance(0.4) ? reasons.note("duplicate", found, dice) : "");
    }

    private static LocalDate earliest(LocalDate day) {
        LocalDate lastDay = Timeline.EXPORT_DAY.minusDays(1);
        return day.isBefore(lastDay) ? day : lastDay;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String lostStatus(Rep.Team team, Dice dice) {
        return (team == Rep.Team.ENGLISH) != dice.chance(0.15) ? "Unqualified" : "Disqualified";
    }

    private static Weighted<String> openStatus(long ageInDays) {
        if (ageInDays < 14) {
            return Weighted.of(option(60, "New"), option(40, "Working"));
        }
        if (ageInDays < 90) {
            return Weighted.of(option(8, "New"), option(67, "Working"), option(25, "Nurturing"));
        }
        return Weighted.of(option(3, "New"), option(22, "Working"), option(75, "Nurturing"));
    }

    /** Trade shows are held in spring and autumn, the largest of them in Stuttgart. */
    private static String source(Company company, LocalDate day, Dice dice) {
        boolean season =
                switch (day.getMonth()) {
                    case MARCH, APRIL, MAY, SEPTEMBER, OCTOBER, NOVEMBER -> true;
                    default -> false;
                };
        double tradeShow = (season ? 17 : 5) * (company.region().equals(Region.BADEN_WUERTTEMBERG) ? 3.2 : 1);
        return Weighted.of(
                        option(tradeShow, "Trade Show"),
                        option(26, "Web"),
                        option(15, "Content Download"),
                        option(13, "Webinar"),
                        option(10, "Cold Call"),
                        option(9, "Referral"),
                        option(7, "Partner"),
                        option(7, "Purchased List"))
                .draw(dice);
    }

    /**
     * Hours until someone answers. Leads of trade shows are called at once, except where {@link Reps#HAEBERLE} has had
     * to look after a second territory since the takeover.
     */
    private static OptionalDouble responseHours(String source, Rep owner, LocalDate day, Dice dice) {
        if (dice.chance(0.07)) {
            return OptionalDouble.empty();
        }
        if (!source.equals("Trade Show")) {
            return OptionalDouble.of(dice.logNormal(15, 1.3));
        }
        boolean overworked = owner.equals(Reps.HAEBERLE) && !day.isBefore(Reps.TAKEOVER);
        return OptionalDouble.of(
                dice.chance(overworked ? 0.88 : 0.05) ? dice.logUniform(52, 500) : dice.logUniform(1, 46));
    }

    private static String hours(OptionalDouble hours) {
        return hours.isEmpty() ? "" : String.valueOf(StrictMath.round(hours.getAsDouble() * 10) / 10.0);
    }
}
