package dev.whynot.testsupport;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Public data sets that are not part of the project; tests that need one are skipped where it is not beside it. */
public enum SharedData {
    X_EDUCATION_LEADS("x-education-leads/Leads.csv"),
    CRM_SALES_OPPORTUNITIES("crm-sales-opportunities/sales_pipeline.csv");

    private final Path file;

    SharedData(String file) {
        this.file = Path.of("../shared/data", file);
    }

    /** The file, or the end of the test if it is not there. */
    public Path file() {
        assumeTrue(Files.exists(file), () -> "skipped: the data set " + file + " is not here");
        return file;
    }
}
