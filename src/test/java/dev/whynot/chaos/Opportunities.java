package dev.whynot.chaos;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of opportunities, as exported from Salesforce; a third is lost, won and open each. */
final class Opportunities {

    /** The org that they belong to when they are imported. */
    static final String ORG = "default";

    private Opportunities() {}

    /** Writes a file with so many. */
    static Path write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("Id,StageName,IsClosed,IsWon,Amount,CurrencyIsoCode,CloseDate,SystemModstamp,Loss_Reason__c\n");
            for (int i = 0; i < rows; i++) {
                String end = ",EUR,2026-03-01,2026-03-01T10:00:00.000Z,";
                out.write("006%012d,".formatted(i)
                        + switch (i % 3) {
                            case 0 -> "Closed Lost,true,false," + i + end + "Zu teuer";
                            case 1 -> "Closed Won,true,true," + i + end;
                            default -> "Proposal,false,false," + i + end;
                        }
                        + "\n");
            }
        }
        return file;
    }
}
