package dev.whynot.facts.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class DictionaryTest {

    /** A question looks texts up while others are added, and each of its steps may see them already. */
    @Test
    void publishedTextsStayAsTheyWereWhateverIsAddedLater() {
        Dictionary dictionary = new Dictionary();
        List<Dictionary.Texts> published = new ArrayList<>();
        for (int i = 1; i <= 2_000; i++) {
            published.add(dictionary.texts());
            assertThat(dictionary.code("text " + i)).isEqualTo(i);
            for (Dictionary.Texts texts : published.subList(Math.max(0, i - 40), i)) {
                assertThat(texts.find("text " + i)).as("only added later").isNegative();
            }
        }
        for (int size = 1; size <= published.size(); size++) {
            Dictionary.Texts texts = published.get(size - 1);
            assertThat(texts.size()).isEqualTo(size);
            for (int code = 1; code < size; code += 1 + size / 20) {
                assertThat(texts.find("text " + code)).isEqualTo(code);
                assertThat(texts.text(code)).isEqualTo("text " + code);
            }
            assertThat(texts.find("never")).isNegative();
        }
    }

    @Test
    void sameTextHasOneCode() {
        Dictionary dictionary = new Dictionary();
        assertThat(dictionary.code("")).as("an empty text is not a missing one").isEqualTo(1);
        assertThat(dictionary.code("日本")).isEqualTo(2);
        assertThat(dictionary.code("")).isEqualTo(1);
        assertThat(dictionary.texts().find("日本")).isEqualTo(2);
        assertThat(dictionary.size()).isEqualTo(3);
    }
}
