package dev.whynot.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.whynot.testsupport.TestDatabase;

class ChangeNumbersTest {

    private static final int WRITERS = 4;
    private static final int BATCHES = 60;

    @Test
    void followerMissesNothingWhileSeveralWritersCommit() throws Exception {
        Jdbi jdbi = TestLedger.jdbi(TestDatabase.withSchema());
        Map<RecordKey, LedgerRecord> followed = new HashMap<>();
        Ledger reader = TestLedger.on(jdbi);
        long seen = 0;
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                running.add(writers.submit(() -> write(TestLedger.on(jdbi), number)));
            }
            while (running.stream().anyMatch(writer -> !writer.isDone())) {
                seen = follow(reader, seen, followed);
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        }
        seen = follow(reader, seen, followed);

        assertThat(seen).isEqualTo(reader.lastChangeNo());
        List<LedgerRecord> all = reader.changesAfter(0, Integer.MAX_VALUE);
        assertThat(followed.values()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(all).extracting(LedgerRecord::changeNo).doesNotHaveDuplicates();
    }

    /** Writers overlap in their records, and hold their transactions open for different times. */
    private static void write(Ledger ledger, int writer) {
        Random random = new Random(writer);
        for (int i = 0; i < BATCHES; i++) {
            List<Sighting> batch = new ArrayList<>();
            for (int j = 0; j < 1 + random.nextInt(20); j++) {
                batch.add(Sighting.dated(
                        new RecordKey("org", SalesObject.LEAD, "lead" + random.nextInt(200)),
                        Instant.ofEpochSecond(1_700_000_000 + random.nextInt(1_000)),
                        "writer" + writer,
                        Map.of(Field.Core.OWNER, "owner" + random.nextInt(50))));
            }
            ledger.takeIn(batch, (handle, taken) -> handle.execute("select pg_sleep(?)", random.nextInt(4) / 1_000.0));
        }
    }

    /** Takes over all pages there are now, in small pages so that commits fall between two of them. */
    private static long follow(Ledger ledger, long from, Map<RecordKey, LedgerRecord> followed) {
        long seen = from;
        List<LedgerRecord> page;
        do {
            page = ledger.changesAfter(seen, 7);
            for (LedgerRecord record : page) {
                assertThat(record.changeNo()).isGreaterThan(seen);
                seen = record.changeNo();
                followed.put(record.key(), record);
            }
        } while (page.size() == 7);
        return seen;
    }
}
