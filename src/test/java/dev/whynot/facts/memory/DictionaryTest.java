package dev.whynot.facts.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

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
    void threadsThatAddTheSameTextsGetTheSameCodes() throws Exception {
        Dictionary dictionary = new Dictionary();
        List<byte[]> texts = IntStream.range(0, 50_000)
                .mapToObj(i -> "text %d".formatted(i).getBytes(UTF_8))
                .toList();
        List<Future<Map<String, Integer>>> threads = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            for (int seed = 0; seed < 4; seed++) {
                List<byte[]> shuffled = new ArrayList<>(texts);
                Collections.shuffle(shuffled.subList(20_000, 50_000), new Random(seed)); // the first all add at once
                threads.add(executor.submit(() -> shuffled.stream()
                        .collect(toMap(
                                text -> new String(text, UTF_8), text -> dictionary.code(text, 0, text.length)))));
            }
        }
        Map<String, Integer> codes = threads.getFirst().get();
        for (Future<Map<String, Integer>> thread : threads) {
            assertThat(thread.get()).isEqualTo(codes);
        }
        assertThat(dictionary.size()).isEqualTo(texts.size() + 1);
        assertThat(codes).allSatisfy((text, code) -> {
            assertThat(dictionary.texts().text(code)).isEqualTo(text);
            assertThat(dictionary.texts().find(text)).isEqualTo(code);
        });
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
