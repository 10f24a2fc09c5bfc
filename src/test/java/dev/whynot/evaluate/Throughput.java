package dev.whynot.evaluate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * How many texts are decided each second by two threads, once Java is warm.
 *
 * @param repeating texts/s where texts repeat as raw reasons do, few of them making up most
 * @param distinct texts/s where no text comes twice
 */
record Throughput(double repeating, double distinct) {

    static final int THREADS = 2;
    static final int REPEATING = 200_000;
    static final int DISTINCT = 50_000;

    private static final int WARM_UP = 20_000;
    private static final Duration WARM_UP_AT_LEAST = Duration.ofSeconds(5);
    private static final long SEED = 5;

    /**
     * Measures it. Texts that are distinct are two of the given ones each, so they are about twice as long. The warm-up
     * sees neither those that are measured, nor those that repeat: each of these is decided for the first time once.
     *
     * @throws IllegalStateException if a text cannot be decided
     */
    static Throughput of(Pipeline pipeline, List<String> texts) throws InterruptedException {
        Random random = new Random(SEED);
        List<String> pairs = pairs(texts, WARM_UP + DISTINCT, random);
        List<String> repeating = drawn(texts, REPEATING, random);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            long start = System.nanoTime();
            do {
                perSecond(pipeline, pairs.subList(0, WARM_UP), threads);
            } while (System.nanoTime() - start < WARM_UP_AT_LEAST.toNanos());
            return new Throughput(
                    perSecond(pipeline, repeating, threads),
                    perSecond(pipeline, pairs.subList(WARM_UP, pairs.size()), threads));
        }
    }

    /** Distinct texts, each of two. */
    static List<String> pairs(List<String> texts, int count, Random random) {
        Set<String> pairs = new LinkedHashSet<>();
        while (pairs.size() < count) {
            pairs.add(any(texts, random) + "; " + any(texts, random));
        }
        return List.copyOf(pairs);
    }

    /** Texts drawn by Zipf's law: in some order of the texts, the n-th is drawn 1/n as often as the first. */
    static List<String> drawn(List<String> texts, int count, Random random) {
        List<String> ranked = new ArrayList<>(texts);
        Collections.shuffle(ranked, random);
        double[] upTo = new double[ranked.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
        double all = sum;
        return IntStream.range(0, count)
                .mapToObj(i -> ranked.get(rank(upTo, random.nextDouble() * all)))
                .toList();
    }

    private static int rank(double[] upTo, double point) {
        int found = Arrays.binarySearch(upTo, point);
        return Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1);
    }

    private static String any(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static double perSecond(Pipeline pipeline, List<String> texts, ExecutorService threads)
            throws InterruptedException {
        long start = System.nanoTime();
        List<Future<?>> parts = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread;
            parts.add(threads.submit(() -> {
                for (int i = first; i < texts.size(); i += THREADS) {
                    pipeline.picked(texts.get(i));
                }
            }));
        }
        try {
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A text could not be decided", e.getCause());
        }
        return texts.size() * 1e9 / (System.nanoTime() - start);
    }
}
