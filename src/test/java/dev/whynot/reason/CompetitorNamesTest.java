package dev.whynot.reason;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompetitorNamesTest {

    private static CompetitorNames learnt(String... values) {
        return CompetitorNames.of(Stream.of(values).collect(toMap(value -> value, value -> 1L)));
    }

    @Nested
    class Spellings {

        @Test
        void spellingsOfOneNameAreOneCompetitorCalledByTheMostFrequent() {
            Map<String, Long> spellings = Map.of(
                    "Salesforce", 40L,
                    "SFDC", 30L,
                    "Salesforce.com", 20L,
                    "salesforce.com, inc.", 10L,
                    "SalesForce (CRM)", 5L,
                    "https://www.salesforce.com/de/", 1L);
            CompetitorNames names = CompetitorNames.of(spellings);

            assertThat(spellings.keySet())
                    .allSatisfy(spelling -> assertThat(names.inField(spelling)).containsExactly("Salesforce"));
        }

        @Test
        void displayNameIsTheOrgsOwnWordEvenWhereAnAliasIsBetterKnown() {
            CompetitorNames names = CompetitorNames.of(Map.of("MS Dynamics", 7L, "Microsoft", 3L, "MSFT", 1L));

            assertThat(names.inField("Microsoft")).containsExactly("MS Dynamics");
            assertThat(names.inField("MSFT")).containsExactly("MS Dynamics");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Planfuchs        | Planfuchs GmbH",
                    "Planfuchs        | PLANFUCHS GmbH & Co. KG",
                    "Planfuchs        | plan-fuchs",
                    "Planfuchs        | Plan Fuchs",
                    "Planfuchs        | www.planfuchs.de",
                    "Planfuchs        | Fa. Planfuchs",
                    "Planfuchs        | Planfuchs [DACH]",
                    "Kistenkönig      | Kistenkoenig",
                    "Böck             | Bock",
                    "Société Générale | Societe Generale S.A.",
                    "Acme             | Acme B.V.",
                    "Acme             | Acme S.p.A.",
                    "Acme             | Acme Co.",
                    "Acme             | Acme Ltd",
                    "Acme             | acme.co.uk",
                    "Novo Pumper      | Novo Pumper A/S",
                    "Rohde & Schwarz  | Rohde und Schwarz",
                    "Rohde & Schwarz  | Rohde and Schwarz Ges.m.b.H.",
                    "C3.ai            | C3 AI"
                })
        void legalFormsDomainsCaseBlanksAndMarksDoNotMatter(String usual, String rare) {
            CompetitorNames names = CompetitorNames.of(Map.of(usual, 9L, rare, 1L));

            assertThat(names.inField(rare)).containsExactly(usual);
        }

        @Test
        void nameThatIsALegalFormOnlyStaysAName() {
            assertThat(learnt("AG", "SAS").inField("SAS")).containsExactly("SAS");
            assertThat(learnt("AG", "SAS").inField("AG")).containsExactly("AG");
        }
    }

    @Nested
    class Typos {

        @ParameterizedTest
        @ValueSource(strings = {"Acmepaln", "Acmeplann", "Acmplan", "Acmeplon", "Acmepaln GmbH"})
        void oneEditMergesIntoTheMoreFrequentSpelling(String typo) {
            CompetitorNames names = CompetitorNames.of(Map.of("Acmeplan", 30L, typo, 2L));

            assertThat(names.inField(typo)).containsExactly("Acmeplan");
            assertThat(names.inText("an " + typo + " verloren")).containsExactly("Acmeplan");
        }

        @ParameterizedTest
        @CsvSource({
            "Acme, Akme",
            "Acmeplan, Acmpaln",
            "Office 365, Office 366",
            "Personio, Persona",
        })
        void shortNamesTwoEditsAndOtherNumbersAreOtherNames(String usual, String rare) {
            CompetitorNames names = CompetitorNames.of(Map.of(usual, 30L, rare, 2L));

            assertThat(names.inField(rare)).containsExactly(rare);
        }

        @Test
        void twoFrequentNamesStayTwo() {
            CompetitorNames names = CompetitorNames.of(Map.of("Fjordware", 40L, "Fjordwave", 5L));

            assertThat(names.inField("Fjordwave")).containsExactly("Fjordwave");
        }

        @Test
        void typoThatIsFrequentByItselfButRareBesideTheNameIsATypo() {
            CompetitorNames names = CompetitorNames.of(Map.of("Fjordware", 4000L, "Fjordwrae", 30L));

            assertThat(names.inField("Fjordwrae")).containsExactly("Fjordware");
        }

        @Test
        void typoOfATypoIsNotPulledAlong() {
            CompetitorNames names =
                    CompetitorNames.of(Map.of("Planfuchs", 100L, "Planfux", 1L, "Planfuhs", 3L, "Planfus", 2L));

            assertThat(names.inField("Planfuhs")).containsExactly("Planfuchs");
            assertThat(names.inField("Planfus")).containsExactly("Planfus");
        }
    }

    @Nested
    class SeveralInOneField {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SAP; Oracle",
                    "SAP;Oracle",
                    "SAP / Oracle",
                    "SAP/Oracle",
                    "SAP, Oracle",
                    "SAP und Oracle",
                    "SAP and Oracle",
                    "SAP + Oracle",
                    "SAP & Oracle",
                    "SAP\nOracle",
                    "SAP; Oracle; SAP SE",
                    "SAP, none, Oracle"
                })
        void areSeveral(String value) {
            assertThat(learnt(value).inField(value)).containsExactly("SAP", "Oracle");
        }

        @Test
        void andSeparatesWhereOneSideStandsAloneElsewhere() {
            CompetitorNames names =
                    learnt("Planfuchs", "Planfuchs und Fjordware", "Müller und Partner", "Müller", "A & B Software");

            assertThat(names.inField("Planfuchs und Fjordware")).containsExactly("Planfuchs", "Fjordware");
            assertThat(names.inField("Müller und Partner")).containsExactly("Müller und Partner");
            assertThat(names.inField("Fjordware und Kistenkönig")).containsExactly("Fjordware und Kistenkönig");
            assertThat(names.inField("A & B Software")).containsExactly("A & B Software");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Rohde & Schwarz",
                    "Procter and Gamble",
                    "Novo Pumper A/S",
                    "Globex, Inc.",
                    "Globex, S.A.",
                    "ERP R/3 Haus",
                    "Globex (Berlin; Wien)",
                    "Globex [CRM/ERP]"
                })
        void oneNameStaysOne(String value) {
            assertThat(learnt(value).inField(value)).containsExactly(value);
        }
    }

    @Nested
    class Nobody {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "-",
                    "?",
                    "--None--",
                    "none",
                    "N/A",
                    "n.a.",
                    "unknown",
                    "Unbekannt",
                    "keiner",
                    "Kein Wettbewerber",
                    "k.A.",
                    "other",
                    "Others",
                    "Sonstige",
                    "andere",
                    "None; unknown",
                    "Other: ?",
                    "Sonstige (unbekannt)",
                    "🤷"
                })
        void isNoCompetitor(String value) {
            CompetitorNames names = learnt(value, "Acme");

            assertThat(names.inField(value)).isEmpty();
            assertThat(names.inText("Lost to " + value + " in the end")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Other: Acme", "Sonstige - Acme", "andere (Acme)", "none / Acme", "Acme und andere", "(Acme)"
                })
        void whatStandsBesideItIs(String value) {
            assertThat(learnt(value).inField(value)).containsExactly("Acme");
        }

        @Test
        void missingValueAndMissingTextNameNobody() {
            assertThat(learnt("Acme").inField(null)).isEmpty();
            assertThat(learnt("Acme").inText(null)).isEmpty();
            assertThat(CompetitorNames.of(Map.of()).inText("lost to Acme")).isEmpty();
        }
    }

    @Test
    void nameThatWasNotLearntIsCalledAsItIsWritten() {
        assertThat(learnt("Acme").inField("Globex GmbH; ACME")).containsExactly("Globex GmbH", "Acme");
    }

    @Nested
    class InTexts {

        private final CompetitorNames names = learnt(
                "Acme",
                "Salesforce",
                "SAP",
                "HP",
                "Kistenkönig",
                "Rohde & Schwarz",
                "Planfuchs Lager",
                "Planfuchs",
                "1&1");

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "went with Acme                              | Acme",
                    "went with acme                              | Acme",
                    "verloren an Salesforce.com                  | Salesforce",
                    "SFDC hat unterboten                         | Salesforce",
                    "Acmes Angebot war besser                    | Acme",
                    "Acme's offer                                | Acme",
                    "SAPs Angebot                                | SAP",
                    "Acme-Angebot                                | Acme",
                    "Acme’s offer                                | Acme",
                    "zu teuer ggü. ACME!!                        | Acme",
                    "kistenkoenig war billiger                   | Kistenkönig",
                    "Kistenkonig war billiger                    | Kistenkönig",
                    "rohde und schwarz hat gewonnen              | Rohde & Schwarz",
                    "Rohde&Schwarz                               | Rohde & Schwarz",
                    "planfuchs lager                             | Planfuchs Lager",
                    "Planfuchs                                   | Planfuchs",
                    "HP war schneller                            | HP",
                    "Auftrag an 1&1                              | 1&1",
                    "Auftrag an 1und1                            | 1&1",
                    "went with Sales Force                       | Salesforce"
                })
        void nameIsFoundHoweverItIsWritten(String text, String name) {
            assertThat(names.inText(text)).containsExactly(name);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "acmeplan",
                    "our sales force was too small",
                    "h p",
                    "saps",
                    "hp",
                    "Rohde kennt Herrn Schwarz",
                    "meeting with Mr. Acme",
                    "acme'ed",
                    "1 1/2 Jahre",
                    "11 Nutzer",
                    "lost to someone else",
                    ""
                })
        void whatOnlyLooksLikeANameIsNone(String text) {
            assertThat(names.inText(text)).isEmpty();
        }

        @Test
        void eachNameComesOnceInTheOrderOfTheText() {
            assertThat(names.inText("Shortlist: SAP, Acme und Salesforce. Am Ende acme, nicht SFDC."))
                    .containsExactly("SAP", "Acme", "Salesforce");
        }
    }

    @Nested
    class OrdinaryWords {

        private final CompetitorNames names = learnt(
                "Monday",
                "Zoom",
                "Sage",
                "Notion",
                "Target",
                "Plan B",
                "Fuchs",
                "Hafen",
                "Stein & Berg",
                "Box.com",
                "IT");

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "They went with Monday                     | Monday",
                    "lost to the vendor Target on price        | Target",
                    "an Target knapp verloren                  | Target",
                    "an Fuchs verloren                         | Fuchs",
                    "Kunde nimmt Notion statt uns              | Notion",
                    "haben sich für Sage entschieden           | Sage",
                    "Zuschlag an Stein und Berg                | Stein & Berg",
                    "chose Zoom                                | Zoom",
                    "went with Plan B                          | Plan B",
                    "evaluating monday.com                     | Monday",
                    "box.com is in place                       | Box.com",
                    "went with monday                          | Monday",
                    "an zoom verloren                          | Zoom"
                })
        void areNamesInAContext(String text, String name) {
            assertThat(names.inText(text)).containsExactly(name);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "call again on Monday",
                    "Monday they said no",
                    "next zoom call friday",
                    "Zoom-Termin verschoben",
                    "no notion of what it costs",
                    "target group too small",
                    "target won't be met",
                    "Target price was lower",
                    "they chose target dates of their own",
                    "schlauer Fuchs, der Kunde",
                    "we need a plan b",
                    "alle Häfen gesperrt",
                    "IT hat blockiert",
                    "out of the box",
                    "sage advice"
                })
        void areNoNamesOtherwise(String text) {
            assertThat(names.inText(text)).isEmpty();
        }
    }

    @Test
    void bundledListsCanBeRead() {
        assertThat(CompetitorAliases.BUNDLED.byForm()).hasSizeGreaterThan(100);
        assertThat(CompetitorWords.BUNDLED.ordinary()).contains("monday", "maerz", "fuchs");
        assertThat(CompetitorWords.BUNDLED.contexts()).hasSizeGreaterThan(100).allSatisfy(context -> assertThat(
                        context.before().size() + context.after().size())
                .isPositive());
    }
}
