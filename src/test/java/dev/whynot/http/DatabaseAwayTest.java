package dev.whynot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {

    @ParameterizedTest
    @CsvSource({
        "08006, connection failure",
        "08001, unable to connect",
        "57P01, shut down by the administrator",
        "57P03, starting up",
        "53100, disk full",
        "53200, out of memory",
        "53300, too many connections"
    })
    void failuresThatPassAreToldFromTheirState(String state, String meaning) {
        assertThat(DatabaseAway.isBehind(new SQLException(meaning, state)))
                .as(meaning)
                .isTrue();
        assertThat(DatabaseAway.isBehind(
                        new IllegalStateException(new RuntimeException(new SQLException(meaning, state)))))
                .as("wrapped: " + meaning)
                .isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"23505", "22003", "42601", "57014", "40001", ""})
    void othersDoNotPassByThemselves(String state) {
        assertThat(DatabaseAway.isBehind(new SQLException("other", state))).isFalse();
    }

    @Test
    void noConnectionAtAllPasses() {
        assertThat(DatabaseAway.isBehind(new ConnectionException(new SQLException("none free"))))
                .isTrue();
        assertThat(DatabaseAway.isBehind(new IllegalStateException("something else")))
                .isFalse();
    }
}
