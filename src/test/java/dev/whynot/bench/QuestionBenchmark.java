package dev.whynot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

import dev.whynot.facts.Group;

/** Our answer by JMH, in a Java process of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class QuestionBenchmark {

    /** Names the file that holds the address of the ledger. */
    private static final String LEDGER = "whynot.bench.ledger";

    private final List<Question> questions = Question.all();
    private OurFacts facts;
    private int next;

    /**
     * How long one answer takes.
     *
     * @param samples how many were measured
     */
    record Result(Duration mean, Duration p50, Duration p99, long samples) {}

    /** Measures it on a ledger. */
    static Result run(Path scratch, String jdbcUrl) throws IOException, RunnerException {
        Path ledger = Files.writeString(scratch.resolve("ledger.url"), jdbcUrl);
        System.setProperty("jmh.ignoreLock", "true"); // whoever else measures here disturbs us with or without it
        Options options = new OptionsBuilder()
                .include(QuestionBenchmark.class.getName())
                .jvmArgsAppend("-D%s=%s".formatted(LEDGER, ledger))
                .timeUnit(TimeUnit.NANOSECONDS)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        RunResult result = new Runner(options).runSingle();
        Statistics nanos = result.getPrimaryResult().getStatistics();
        return new Result(
                nanos(nanos.getMean()), nanos(nanos.getPercentile(50)), nanos(nanos.getPercentile(99)), nanos.getN());
    }

    private static Duration nanos(double nanos) {
        return Duration.ofNanos(Math.round(nanos));
    }

    @Setup
    public void load() throws IOException {
        facts = OurFacts.load(Files.readString(Path.of(System.getProperty(LEDGER))));
    }

    @Benchmark
    public List<Group> breakdown() {
        next = (next + 1) % questions.size();
        return facts.answer(questions.get(next));
    }
}
