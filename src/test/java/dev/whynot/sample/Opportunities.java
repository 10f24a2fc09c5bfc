package dev.whynot.sample;

import static dev.whynot.sample.Weighted.option;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Makes up opportunities, from "Discovery" to "Closed Won" or "Closed Lost". */
final class Opportunities {

    static final List<String> COLUMNS = List.of(
            "Id",
            "Name",
            "StageName",
            "IsClosed",
            "IsWon",
            "Amount",
            "CurrencyIsoCode",
            "CloseDate",
            "CreatedDate",
            "SystemModstamp",
            "Type",
            "LeadSource",
            "Owner.Name",
            "Campaign.Name",
            "Account.Name",
            "Account.Industry",
            "Account.NumberOfEmployees",
            "Account.BillingCountry",
            "Account.BillingState",
            "Product__c",
            "Stage_Before_Close__c",
            "Competitor__c",
            "Loss_Reason__c",
            "Loss_Reason_Detail__c");

    /** A subsidy for digital tools drew hotels in Tyrol into the funnel, until it was suspended. */
    private static final LocalDate RUSH_START = LocalDate.of(2024, 11, 1);

    private static final LocalDate RUSH_END = LocalDate.of(2025, 7, 1);
    private static final double RUSH_SHARE = 0.12;

    private static final int REGULARS = 300;
    private static final double REGULARS_SHARE = 0.25;
    private static final double ENTERED_TWICE = 0.003;
    private static final double MEDIAN_DAYS = 80;

    private static final Weighted<String> PRODUCTS = Weighted.of(
            option(40, Causes.WAREHOUSE),
            option(31, "Lindwurm Plan"),
            option(20, "Lindwurm Service"),
            option(8, "Lindwurm Suite"));
    private static final Weighted<String> HOTEL_PRODUCTS = Weighted.of(
            option(12, Causes.WAREHOUSE),
            option(45, "Lindwurm Plan"),
            option(38, "Lindwurm Service"),
            option(5, "Lindwurm Suite"));
    private static final Weighted<String> SOURCES = Weighted.of(
            option(24, "Web"),
            option(18, "Trade Show"),
            option(16, "Referral"),
            option(13, "Partner"),
            option(11, "Cold Call"),
            option(9, "Webinar"),
            option(5, "Content Download"),
            option(4, "Purchased List"));
    private static final Weighted<String> LOST_IN = Weighted.of(
            option(15, "Discovery"), option(29, "Qualification"), option(35, "Proposal"), option(21, "Negotiation"));
    private static final Weighted<String> WON_IN =
            Weighted.of(option(3, "Qualification"), option(24, "Proposal"), option(73, "Negotiation"));
    private static final List<String> OPEN_STAGES = List.of("Discovery", "Qualification", "Proposal", "Negotiation");

    private final List<Company> accounts;
    private final List<Company> hotelsInTirol;
    private final ReasonFields reasons;

    Opportunities(List<Company> accounts, Notes notes) {
        this.accounts = accounts;
        this.hotelsInTirol = accounts.stream()
                .filter(account -> account.isHospitality() && account.region().equals(Region.TIROL))
                .toList();
        this.reasons = new ReasonFields("picklist-opportunities.txt", notes);
    }

    /** So many opportunities, and a few more that are the same deal entered again; without ids, in no order. */
    List<Row> make(int number, Dice dice) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Dice own = dice.split();
            Row opportunity = opportunity(own);
            rows.add(opportunity);
            if (opportunity.get("IsClosed").equals("true") && own.chance(ENTERED_TWICE)) {
                rows.add(enteredAgain(opportunity, own));
            }
        }
        return rows;
    }

    /** How a closed opportunity looked some time before it was closed. */
    static Row earlier(Row opportunity, Dice dice) {
        Instant created = Instant.parse(opportunity.get("CreatedDate"));
        Instant closed = Timeline.startOf(LocalDate.parse(opportunity.get("CloseDate")));
        return opportunity
                .with("StageName", opportunity.get("Stage_Before_Close__c"))
                .with("IsClosed", false)
                .with("IsWon", false)
                .with("Stage_Before_Close__c", "")
                .with("Competitor__c", "")
                .with("Loss_Reason__c", "")
                .with("Loss_Reason_Detail__c", "")
                .with("SystemModstamp", Timeline.text(Timeline.between(created, closed, dice)));
    }

    private Row opportunity(Dice dice) {
        Instant created = Timeline.created(dice);
        LocalDate day = Timeline.day(created);
        boolean regular = dice.chance(REGULARS_SHARE);
        Company account = account(day, regular, dice);
        boolean existing = dice.chance(regular ? 0.9 : 0.2);
        String product = (account.isHospitality() ? HOTEL_PRODUCTS : PRODUCTS).draw(dice);
        String source = SOURCES.draw(dice);
        Rep owner = Reps.ownerOf(account, day, dice);
        LocalDate close = Timeline.closing(day, days(account, existing, dice), dice);
        Deal deal = new Deal(account, product, existing, source, owner, close);
        Row row = Row.EMPTY
                .with("Name", name(deal, dice))
                .with("Amount", amount(deal, dice))
                .with("CurrencyIsoCode", account.region().country().currency())
                .with("CloseDate", close)
                .with("CreatedDate", Timeline.text(created))
                .with("Type", existing ? "Existing Business" : "New Business")
                .with("LeadSource", dice.chance(0.04) ? "" : source)
                .with("Owner.Name", owner.name())
                .with("Campaign.Name", existing ? "" : Campaigns.ofDeal(source, day, dice))
                .with("Account.Name", account.name())
                .with("Account.Industry", account.industry())
                .with("Account.NumberOfEmployees", account.employees())
                .with("Account.BillingCountry", account.region().country().label())
                .with("Account.BillingState", account.region().state())
                .with("Product__c", product);
        if (isOpen(close, dice)) {
            return open(row, created, deal, dice);
        }
        Instant closed = Timeline.workingTime(close, dice);
        Row settled =
                row.with("IsClosed", true).with("SystemModstamp", Timeline.text(Timeline.lastTouched(closed, dice)));
        return dice.chance(Odds.loss(deal)) ? lost(settled, deal, dice) : won(settled, dice);
    }

    private static Row won(Row row, Dice dice) {
        return row.with("StageName", "Closed Won")
                .with("IsWon", true)
                .with("Stage_Before_Close__c", WON_IN.draw(dice))
                .with("Competitor__c", Competitors.inWonDeal(dice));
    }

    private Row lost(Row row, Deal deal, Dice dice) {
        LossReason reason = ReasonMix.of(deal).draw(dice);
        String competitor = Competitors.inLostDeal(deal, reason, dice);
        ReasonFields.Filled fields = reasons.fill(reason, deal.owner().team(), competitor, deal.close(), dice);
        return row.with("StageName", "Closed Lost")
                .with("IsWon", false)
                .with("Stage_Before_Close__c", LOST_IN.draw(dice))
                .with("Competitor__c", competitor)
                .with("Loss_Reason__c", fields.reason())
                .with("Loss_Reason_Detail__c", fields.detail());
    }

    private static Row open(Row row, Instant created, Deal deal, Dice dice) {
        LocalDate day = Timeline.day(created);
        double done = (double) ChronoUnit.DAYS.between(day, Timeline.EXPORT_DAY)
                / (ChronoUnit.DAYS.between(day, deal.close()) + 1);
        int stage = (int) (StrictMath.min(done, 0.99) * OPEN_STAGES.size());
        long age = Duration.between(created, Timeline.EXPORT).toSeconds();
        Instant touched = created.plusSeconds((long) (age * StrictMath.sqrt(dice.fraction())));
        return row.with("StageName", OPEN_STAGES.get(stage))
                .with("IsClosed", false)
                .with("IsWon", false)
                .with("SystemModstamp", Timeline.text(touched))
                .with("Competitor__c", Competitors.inOpenDeal(dice));
    }

    /** Not closed yet; or it should have been by now, and the rep has not got round to it. */
    private static boolean isOpen(LocalDate close, Dice dice) {
        boolean due = close.isBefore(Timeline.EXPORT_DAY);
        boolean justDue = due && close.isAfter(Timeline.EXPORT_DAY.minusDays(25));
        return !due || justDue && dice.chance(0.4);
    }

    /** The same deal entered a second time by a colleague and closed when someone noticed. */
    private Row enteredAgain(Row first, Dice dice) {
        LocalDate found = LocalDate.parse(first.get("CloseDate"));
        Instant firstCreated = Instant.parse(first.get("CreatedDate"));
        Instant created = Timeline.between(firstCreated, Timeline.startOf(found), dice);
        Rep.Team team = dice.oneOf(List.of(Rep.Team.values()));
        return first.with("CreatedDate", Timeline.text(created))
                .with("StageName", "Closed Lost")
                .with("IsWon", false)
                .with("Stage_Before_Close__c", "Discovery")
                .with("Competitor__c", "")
                .with("Loss_Reason__c", reasons.value("duplicate", team, dice))
                .with("Loss_Reason_Detail__c", dice.chance(0.5) ? reasons.note("duplicate", found, dice) : "");
    }

    private Company account(LocalDate day, boolean regular, Dice dice) {
        boolean rush = !day.isBefore(RUSH_START) && day.isBefore(RUSH_END);
        if (rush && dice.chance(RUSH_SHARE)) {
            return dice.oneOf(hotelsInTirol);
        }
        return dice.oneOf(regular ? accounts.subList(0, REGULARS) : accounts);
    }

    private static double days(Company account, boolean existing, Dice dice) {
        double median = MEDIAN_DAYS * (existing ? 0.75 : 1) * (account.employees() >= 500 ? 1.35 : 1);
        return dice.logNormal(median, 0.55);
    }

    /** Grows with the size of the company, more slowly; rounded as offers are; early deals may have none. */
    private static String amount(Deal deal, Dice dice) {
        if (dice.chance(0.02)) {
            return "";
        }
        double median = 4000 * StrictMath.pow(deal.account().employees(), 0.45) * (deal.existingCustomer() ? 0.5 : 1);
        double amount = dice.logNormal(median, 0.6);
        long step = amount < 20_000 ? 50 : amount < 100_000 ? 500 : 1000;
        return Math.max(step, StrictMath.round(amount / step) * step) + ".0";
    }

    private static String name(Deal deal, Dice dice) {
        String product = deal.product().substring("Lindwurm ".length());
        String account = deal.account().name();
        return deal.existingCustomer()
                ? account + dice.oneOf(List.of(" - Erweiterung ", " - Upgrade ", " Phase 2 ", " + User ")) + product
                : dice.oneOf(List.of(account + " - " + product, product + " " + account, account + " / " + product));
    }
}
