package dev.whynot.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.whynot.reason.Taxonomy;

class MappingFileTest {

    private static final Taxonomy TAXONOMY = Taxonomy.bundled();
    private static final String LEAD = """
            name: mine
            lead:
              id: Id
              outcome:
                - is: open
            """;

    @Test
    void oneColumnOrSeveralCanBeNamed() {
        Mapping mapping = read(LEAD + "  created: [CreatedDate, Create Date]\n");
        assertThat(mapping.lead().id()).containsExactly("Id");
        assertThat(mapping.lead().created()).containsExactly("CreatedDate", "Create Date");
        assertThat(mapping.org()).isEqualTo("default");
    }

    @Test
    void theFileOfTheDocumentIsRead() throws IOException {
        String document = Files.readString(Path.of("docs/mapping.md"));
        Mapping mapping = read(document.split("```yaml\n", 2)[1].split("```", 2)[0]);
        assertThat(mapping.name()).isEqualTo("acme");
        assertThat(mapping.opportunity().dimensions()).containsOnlyKeys("industry", "region", "companySize");
        assertThat(mapping.lead()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "~ creatd: X          | line 6: unknown key 'creatd'; known are amount, closed, created",
                "~ id: Other          | line 6: Duplicate field 'id'",
                "zone: Mars/Olympus   | line 6: /zone:",
                "dates: [dd.QQ.nope]  | dates:",
                "decimal: ';'         | decimal: ';' is neither '.' nor ','",
                "reasons: {x: nope}   | reasons: 'x' is mapped to 'nope', which the taxonomy does not have",
                "reasons: {x: }       | reasons: 'x' is mapped to 'null'",
                "~ idFormat: oracle   | line 6: /lead/idFormat",
                "~ dimensions: {reason: X}  | dimensions: 'reason' exists already",
                "~ dimensions: {doubt: X}   | dimensions: 'doubt' exists already",
                "~ dimensions: {a b: X}     | dimensions: 'a b' is no name",
                "~ dimensions: {a: }        | lead: dimensions.a: names a column without a name",
                "~ created: [X, '']         | lead: created: names a column without a name",
                "~ ranges: {size: [1, 2]}   | ranges: there is no dimension 'size'",
                "~ currency: {a: b}         | line 6: /lead/currency",
                "empty: [            | line",
                "empty: [[[[[[[[[[[  | line 6: Document nesting depth (11) exceeds the maximum allowed (10",
            })
    void whatCannotBeMeantIsRefusedWithItsPlace(String addition, String message) {
        assertThatThrownBy(() -> read(LEAD + addition.replace("~", " ") + "\n"))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("Mapping test.yaml")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "name: x                                              | describes neither 'lead' nor 'opportunity'",
                "lead: {id: Id, outcome: [{is: open}]}                | Missing required creator property 'name'",
                "{name: x, lead: {outcome: [{is: open}]}}             | Missing required creator property 'id'",
                "{name: x, lead: {id: Id}}                            | Missing required creator property 'outcome'",
                "{name: x, lead: {id: Id, outcome: []}}               | outcome: no rule",
                "{name: x, lead: {id: Id, outcome: [{is: gone}]}}     | outcome: 'gone' is none of [open, won, lost]",
                "{name: x, lead: {id: , outcome: [{is: open}]}}       | id",
                "{name: x, lead: {id: Id, outcome: [{when: {A: }, is: won}]}} | outcome: the column 'A' has no texts",
                "''                                                   | No content",
                "just text                                            | line 1",
                "~                                                    | name: is missing",
                "{name: , lead: {id: Id, outcome: [{is: open}]}}      | name: is missing",
                "{name: x, dates: [], lead: {id: Id, outcome: [{is: open}]}}  | dates: a pattern is missing",
                "{name: x, dates: [~], lead: {id: Id, outcome: [{is: open}]}} | dates: a pattern is missing",
                "{name: x, empty: [null], lead: {id: Id, outcome: [{is: open}]}} | empty: the word null needs quotes",
                "{name: x, lead: {id: Id, outcome: }}                 | outcome: no rule",
                "{name: x, lead: {id: Id, outcome: [~]}}              | outcome: a rule does not say what 'is'",
                "{name: x, lead: {id: Id, outcome: [{is: }]}}         | outcome: a rule does not say what 'is'",
                "{name: x, lead: {id: Id, outcome: [{is: open}], dimensions: {a: A}, ranges: {a: }}}    | ranges: a bound of 'a' is missing",
                "{name: x, lead: {id: Id, outcome: [{is: open}], dimensions: {a: A}, ranges: {a: [~]}}} | ranges: a bound of 'a' is missing",
                "{name: x, lead: {id: Id, outcome: [{is: open}], dimensions: {a: A}, ranges: {a: [1e999999999]}}} | ranges: the bound 1E+999999999 of 'a' has more than 18 digits",
            })
    void whatIsNeededMustBeThere(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml.equals("''") ? "" : yaml))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void bundledMappingsAreValidAndOwnOnesReplaceThem(@TempDir Path folder) throws Exception {
        assertThat(new Mappings(Optional.empty(), TAXONOMY).names())
                .containsExactly("crm-sales-opportunities", "salesforce", "salesforce-report", "sample", "x-education");

        Path own = Files.writeString(folder.resolve("own.yaml"), LEAD.replace("mine", "salesforce"));
        Mappings mappings = new Mappings(Optional.of(List.of(own)), TAXONOMY);
        assertThat(mappings.mapping("salesforce").orElseThrow().opportunity()).isNull();
    }

    @Test
    void twoOwnMappingsCannotShareAName(@TempDir Path folder) throws Exception {
        Path one = Files.writeString(folder.resolve("one.yaml"), LEAD);
        Path two = Files.writeString(folder.resolve("two.yaml"), LEAD);
        assertThatThrownBy(() -> new Mappings(Optional.of(List.of(one, two)), TAXONOMY))
                .hasMessageContaining("the name 'mine' is that of")
                .hasMessageContaining("one.yaml");
    }

    @Test
    void twoMappingsOfOneOrgCannotDisagree(@TempDir Path folder) throws Exception {
        Path one = Files.writeString(folder.resolve("one.yaml"), LEAD + "reasons: {Preis!: price_too_high}\n");
        Path two = Files.writeString(
                folder.resolve("two.yaml"), LEAD.replace("mine", "two") + "reasons: {preis: no_budget}\n");
        Mappings mappings = new Mappings(Optional.of(List.of(one, two)), TAXONOMY);
        assertThatThrownBy(mappings::ownReasons).hasMessageContaining("in the org 'default'");
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> new Mappings(Optional.of(List.of(Path.of("/nowhere/x.yaml"))), TAXONOMY))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("/nowhere/x.yaml");
    }

    private static Mapping read(String yaml) {
        return MappingFile.read("test.yaml", new ByteArrayInputStream(yaml.getBytes(UTF_8)), TAXONOMY);
    }
}
