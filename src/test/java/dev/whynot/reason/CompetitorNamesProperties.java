package dev.whynot.reason;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for the names of any org. */
class CompetitorNamesProperties {

    /** Parts of names, some one edit apart, some ordinary words, some well known. */
    private static final List<String> PARTS = List.of(
            "Acmeplan",
            "Acmepaln",
            "Acmplan",
            "Fjordware",
            "Fjordwave",
            "Fjord",
            "Kistenkönig",
            "Kistenkonig",
            "Müller",
            "Mueller",
            "SAP",
            "Oracle",
            "SFDC",
            "Salesforce",
            "Monday",
            "Target",
            "Plan",
            "B",
            "C3",
            "AI",
            "365",
            "Łódź",
            "Partner",
            "東京");

    @Property
    void everySpellingLearntIsFoundInItsOwnFieldWhateverItsCaseAndLegalForm(
            @ForAll("spellings") Map<String, Long> spellings) {
        CompetitorNames names = CompetitorNames.of(spellings);

        assertThat(spellings.keySet()).allSatisfy(spelling -> {
            assertThat(names.inField(spelling)).isNotEmpty();
            assertThat(names.inField(spelling.toUpperCase() + " AG")).isEqualTo(names.inField(spelling));
        });
    }

    @Property
    void displayNameIsItsOwnDisplayName(@ForAll("anyValues") Map<String, Long> values) {
        CompetitorNames names = CompetitorNames.of(values);

        assertThat(displayNames(names, values.keySet()))
                .allSatisfy(name -> assertThat(names.inField(name)).containsExactly(name));
    }

    @Property
    void orderOfTheMapDoesNotMatter(@ForAll("anyValues") Map<String, Long> values, @ForAll long seed) {
        List<String> order = new ArrayList<>(values.keySet());
        Collections.shuffle(order, new Random(seed));
        Map<String, Long> shuffled = new LinkedHashMap<>();
        order.forEach(value -> shuffled.put(value, values.get(value)));

        CompetitorNames one = CompetitorNames.of(values);
        CompetitorNames other = CompetitorNames.of(shuffled);

        assertThat(values.keySet()).allSatisfy(value -> {
            assertThat(other.inField(value)).isEqualTo(one.inField(value));
            assertThat(other.inText("lost to " + value)).isEqualTo(one.inText("lost to " + value));
        });
    }

    @Property
    void textWithoutALetterOfANameMentionsNobody(
            @ForAll("lettersBeforeN") List<String> learnt, @ForAll("lettersFromN") List<String> words) {
        CompetitorNames names = CompetitorNames.of(learnt.stream().collect(toMap(name -> name, name -> 1L, Long::sum)));

        assertThat(names.inText("gut: " + String.join(" ", words).replaceAll("[a-mA-M]", "")))
                .isEmpty();
        assertThat(names.inText(String.join(" ", words))).isEmpty();
    }

    @Property
    void nameIsFoundWhereALostDealNamesIt(@ForAll("lettersBeforeN") List<String> learnt) {
        CompetitorNames names = CompetitorNames.of(learnt.stream().collect(toMap(name -> name, name -> 1L, Long::sum)));

        assertThat(displayNames(names, learnt)).allSatisfy(name -> {
            assertThat(names.inText("zu teuer, lost to " + name + " in the end"))
                    .containsExactly(name);
            assertThat(names.inText("knapp an " + name + " verloren")).containsExactly(name);
        });
    }

    @Property
    void textOnlyMentionsNamesThatWereLearnt(
            @ForAll("anyValues") Map<String, Long> values, @ForAll("anyValue") String text) {
        CompetitorNames names = CompetitorNames.of(values);

        assertThat(displayNames(names, values.keySet())).containsAll(names.inText(text));
    }

    @Property
    void wordsOfATextAreThoseOfItsKey(@ForAll String text) {
        Words words = Words.of(text);

        List<String> folded = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            folded.add(words.folded(i));
        }
        assertThat(String.join(" ", folded)).isEqualTo(TextKey.of(text));
    }

    private static Set<String> displayNames(CompetitorNames names, Collection<String> values) {
        Set<String> displayNames = new HashSet<>();
        values.forEach(value -> displayNames.addAll(names.inField(value)));
        return displayNames;
    }

    @Provide
    static Arbitrary<Map<String, Long>> spellings() {
        return Arbitraries.maps(spelling(), records()).ofMaxSize(12);
    }

    @Provide
    static Arbitrary<Map<String, Long>> anyValues() {
        return Arbitraries.maps(anyValue(), records()).ofMaxSize(12);
    }

    /** Spellings, several of them, what names nobody, and any text. */
    @Provide
    static Arbitrary<String> anyValue() {
        Arbitrary<String> one = Arbitraries.frequencyOf(
                Tuple.of(8, spelling()),
                Tuple.of(1, Arbitraries.of("none", "n/a", "-", "Sonstige", "unbekannt", "")),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(12)),
                Tuple.of(
                        1,
                        Arbitraries.strings().withChars("ab1 &+/;,:-()[].und").ofMaxLength(15)));
        Arbitrary<String> between = Arbitraries.of(
                ";", "; ", "/", " / ", ", ", " und ", " and ", " & ", " + ", ": ", " - ", " (", ")", " ", "\n");
        return Arbitraries.oneOf(one, Combinators.combine(one, between, one).as((a, b, c) -> a + b + c));
    }

    /** One or two parts, with what does not belong to a name around them. */
    private static Arbitrary<String> spelling() {
        Arbitrary<String> name = Combinators.combine(
                        Arbitraries.of(PARTS),
                        Arbitraries.of("", " ", "-", " & ", " und "),
                        Arbitraries.of(PARTS).injectNull(0.5))
                .as((first, link, second) -> second == null ? first : first + link + second);
        return Combinators.combine(
                        Arbitraries.of("", "", "", "www.", "Fa. ", " "),
                        name,
                        Arbitraries.of("", "", ".com", ".de"),
                        Arbitraries.of(
                                "", "", " GmbH", " AG", ", Inc.", " S.A.", " GmbH & Co. KG", " (CRM)", " [EU/US]"),
                        Arbitraries.integers().between(0, 3))
                .as((before, bare, domain, form, letterCase) -> before
                        + switch (letterCase) {
                            case 0 -> bare.toLowerCase();
                            case 1 -> bare.toUpperCase();
                            default -> bare;
                        }
                        + domain
                        + form);
    }

    private static Arbitrary<Long> records() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 3), Arbitraries.longs().between(1, 200));
    }

    @Provide
    static Arbitrary<List<String>> lettersBeforeN() {
        return capitalized('a', 'm').list().ofMaxSize(12);
    }

    @Provide
    static Arbitrary<List<String>> lettersFromN() {
        return capitalized('n', 'z').list().ofMaxSize(12);
    }

    private static Arbitrary<String> capitalized(char from, char to) {
        return Arbitraries.strings()
                .withCharRange(from, to)
                .ofMinLength(3)
                .ofMaxLength(9)
                .map(word -> word.substring(0, 1).toUpperCase() + word.substring(1));
    }
}
