package dev.whynot.reason;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordStemTest {

    @ParameterizedTest
    @CsvSource({
        "preise, preis",
        "preisen, preis",
        "preises, preis",
        "pricing, price",
        "prices, price",
        "priorities, priority",
        "cancelled, canceled",
        "cancelling, canceled",
        "funktionen, funktion",
        "kunden, kunde",
        "schlechter, schlecht",
        "falschen, falscher",
        "keinen, no",
        "hohe, hoch",
        "interessen, interesse"
    })
    void formsOfAWordMeet(String word, String other) {
        assertThat(WordStem.of(word)).isEqualTo(WordStem.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "entscheider, entscheiden",
        "spaet, spaeter",
        "later, late",
        "konkurs, konkurrenz",
        "process, proces",
        "contact, contract",
        "lieferant, liefern",
        "no, not",
        "need, nee"
    })
    void otherWordsStayApart(String word, String other) {
        assertThat(WordStem.of(word)).isNotEqualTo(WordStem.of(other));
    }
}
