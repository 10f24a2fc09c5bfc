package dev.whynot.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Jdbi;

import dev.whynot.facts.Dimension;
import dev.whynot.facts.Group;
import dev.whynot.facts.State;
import dev.whynot.facts.memory.MemoryFacts;
import dev.whynot.facts.sql.SqlFacts;
import dev.whynot.reason.Taxonomy;
import dev.whynot.testsupport.Scratch;
import dev.whynot.testsupport.TestDatabase;

/**
 * What the service answers from, with nothing around it.
 *
 * @param loading how long it took to get it ready from the ledger
 * @param fromDisk how long the same takes a start that goes on from the columns that were kept on disk
 * @param heap bytes of heap that it keeps; empty if it keeps none
 */
record OurFacts(MemoryFacts facts, List<Dimension> dimensions, Duration loading, Duration fromDisk, Optional<Long> heap)
        implements Asked {

    static OurFacts load(String jdbcUrl) throws IOException {
        try (Scratch scratch = Scratch.create("whynot-facts")) {
            return load(jdbcUrl, scratch.folder().resolve("columns"));
        }
    }

    private static OurFacts load(String jdbcUrl, Path file) {
        Jdbi jdbi = Jdbi.create(TestDatabase.pool(jdbcUrl)); // as the service has one
        long before = used();
        long start = System.nanoTime();
        MemoryFacts facts = facts(jdbi, file);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        long kept = used() - before;
        facts.keep();
        long again = System.nanoTime();
        facts(jdbi, file);
        Duration fromDisk = Duration.ofNanos(System.nanoTime() - again);
        return new OurFacts(
                facts,
                facts.ask(State::dimensions),
                took,
                fromDisk,
                Optional.of(kept).filter(bytes -> bytes > 1 << 20));
    }

    private static MemoryFacts facts(Jdbi jdbi, Path file) {
        MemoryFacts facts = new MemoryFacts(jdbi, Taxonomy.bundled(), new SqlFacts(jdbi, Taxonomy.bundled()), file);
        facts.catchUp();
        return facts;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc(); // whoever measures what is kept must not count what is not
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public String name() {
        return "Whynot";
    }

    @Override
    public List<Group> answer(Question question) {
        return facts.ask(state -> state.groups(question.selection(dimensions), question.by(dimensions)));
    }
}
