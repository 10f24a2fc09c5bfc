package dev.whynot.simulator.soql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    @Test
    void readsAQueryWithAllItsParts() {
        Query query = Query.parse("select Id, Account.Industry from Opportunity where (StageName in ('a', 'b') or not"
                + " Amount >= 1.5) and SystemModstamp > 2026-03-01T12:00:00+01:00"
                + " order by SystemModstamp desc nulls last, Id limit 10 offset 5");

        assertThat(query.select())
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        SelectItem.FieldItem.class,
                        item -> assertThat(item.path().names()).containsExactly("Account", "Industry"));
        assertThat(query.from()).isEqualTo("Opportunity");
        assertThat(query.where()).isInstanceOfSatisfying(Condition.And.class, and -> {
            assertThat(and.all()).hasSize(2);
            assertThat(and.all().getFirst()).isInstanceOf(Condition.Or.class);
            assertThat(and.all().getLast())
                    .isInstanceOfSatisfying(Condition.Comparison.class, comparison -> assertThat(comparison.literal())
                            .isEqualTo(new Literal.DateTime(Instant.parse("2026-03-01T11:00:00Z"))));
        });
        assertThat(query.orderBy()).hasSize(2);
        assertThat(query.orderBy().getFirst().isDescending()).isTrue();
        assertThat(query.orderBy().getFirst().areNullsLast()).isTrue();
        assertThat(query.limit()).isEqualTo(10);
        assertThat(query.offset()).isEqualTo(5);
    }

    @Test
    void readsEscapesInStrings() {
        Query query = Query.parse("SELECT Id FROM Lead WHERE Name = 'O\\'Neill \\\\ \\n50\\%'");

        assertThat(query.where()).isInstanceOfSatisfying(Condition.Comparison.class, comparison -> assertThat(
                        ((Literal.Text) comparison.literal()).plain())
                .isEqualTo("O'Neill \\ \n50%"));
    }

    @Test
    void tellsCountsAggregatesAndSubSelectsApart() {
        assertThat(Query.parse("SELECT COUNT() FROM Lead").isCount()).isTrue();
        assertThat(Query.parse("SELECT Status, COUNT(Id) n FROM Lead GROUP BY Status")
                        .isAggregate())
                .isTrue();
        assertThat(Query.parse("SELECT Id, (SELECT Field FROM Histories) FROM Lead")
                        .hasSubSelect())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT",
                "SELECT FROM Lead",
                "SELECT Id FORM Lead",
                "SELECT Id FROM Lead WHERE",
                "SELECT Id FROM Lead WHERE Name",
                "SELECT Id FROM Lead WHERE Name == 'a'",
                "SELECT Id FROM Lead WHERE Name = 'a",
                "SELECT Id FROM Lead WHERE Name IN ()",
                "SELECT Id FROM Lead WHERE Name = 'a\\x'",
                "SELECT Id FROM Lead WHERE CreatedDate > 2026-13-01T00:00:00Z",
                "SELECT Id FROM Lead WHERE CreatedDate > 2026-03-01T00:00:00 00:00",
                "SELECT Id FROM Lead WHERE a = 1 AND b = 2 OR c = 3",
                "SELECT Id FROM Lead LIMIT ten",
                "SELECT Id, COUNT() FROM Lead",
                "SELECT Id FROM Lead; DELETE",
                "SELECT * FROM Lead"
            })
    void refusesWhatIsNoQuery(String soql) {
        assertThatExceptionOfType(SoqlException.class)
                .isThrownBy(() -> Query.parse(soql))
                .satisfies(e -> assertThat(e.errorCode()).isEqualTo("MALFORMED_QUERY"));
    }

    @Test
    void pointsToThePlace() {
        assertThatExceptionOfType(SoqlException.class)
                .isThrownBy(() -> Query.parse("SELECT Id FORM Lead"))
                .withMessage("""

                        SELECT Id FORM Lead
                                  ^
                        ERROR at Row:1:Column:11
                        unexpected token: 'FORM'""");
    }

    @ParameterizedTest
    @CsvSource({"TODAY, 0, 1", "YESTERDAY, -1, 1", "LAST_N_DAYS:7, -7, 8"})
    void readsDaysThatMove(String literal, int first, int days) {
        assertThat(Query.parse("SELECT Id FROM Lead WHERE CreatedDate = " + literal)
                        .where())
                .isInstanceOfSatisfying(Condition.Comparison.class, comparison -> assertThat(comparison.literal())
                        .isEqualTo(new Literal.Days(first, days)));
    }
}
