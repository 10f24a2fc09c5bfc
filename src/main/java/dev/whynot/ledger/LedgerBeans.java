package dev.whynot.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import javax.sql.DataSource;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jdbi.v3.core.Jdbi;

/** What the ledger, and those who ask it in SQL, work with. */
class LedgerBeans {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource) {
        return Jdbi.create(dataSource)
                .registerArrayType(String.class, "text")
                .registerArrayType(Long.class, "int8")
                .registerArrayType(Integer.class, "int4")
                .registerArrayType(Boolean.class, "bool")
                .registerArrayType(Double.class, "float8")
                .registerArrayType(BigDecimal.class, "numeric")
                .registerArrayType(LocalDate.class, "date")
                .registerArrayType(Instant.class, "timestamptz");
    }
}
