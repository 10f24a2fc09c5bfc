package dev.whynot.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the bundled sample: the leads and opportunities of three years of the made-up "Lindwurm Software". Run by
 * {@code make sample} whenever this package changes; {@code docs/sample.md} describes the result.
 */
public final class SampleGenerator {

    private static final long SEED = 4711;
    private static final int LEADS = 20_000;
    private static final int OPPORTUNITIES = 6_000;
    private static final int ACCOUNTS = 3_400;

    private SampleGenerator() {}

    /**
     * Writes {@code leads.csv} and {@code opportunities.csv}.
     *
     * @param args the folder to write to; files of that name are replaced
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("expected one argument: the folder to write to");
        }
        Path folder = Path.of(args[0]);
        Dice dice = new Dice(SEED);
        Companies companies = new Companies();
        Notes notes = new Notes();
        Dice accountDice = dice.split();
        List<Company> accounts = Stream.generate(() -> companies.make(accountDice))
                .limit(ACCOUNTS)
                .toList();

        List<Row> opportunities = numbered(
                new Opportunities(accounts, notes).make(OPPORTUNITIES, dice.split()),
                "006",
                61_000_000_000L,
                dice.split());
        List<Row> leads = numbered(
                new Leads(accounts, companies, notes).make(LEADS, dice.split()), "00Q", 74_000_000_000L, dice.split());

        CsvWriter.write(
                folder.resolve("opportunities.csv"),
                Opportunities.COLUMNS,
                new ExportQuirks(4, 9)
                        .applyTo(opportunities, "Stage_Before_Close__c", Opportunities::earlier, dice.split()));
        CsvWriter.write(
                folder.resolve("leads.csv"),
                Leads.COLUMNS,
                new ExportQuirks(6, 14).applyTo(leads, "Disqualified_Date__c", Leads::earlier, dice.split()));
    }

    /** The rows by the date they were created, with ids that grow in that order. */
    private static List<Row> numbered(List<Row> rows, String prefix, long first, Dice dice) {
        SalesforceIds ids = new SalesforceIds(prefix, first, dice);
        return rows.stream()
                .sorted(Comparator.comparing(row -> row.get("CreatedDate")))
                .map(row -> row.with("Id", ids.next()))
                .toList();
    }
}
