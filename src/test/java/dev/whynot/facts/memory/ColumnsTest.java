package dev.whynot.facts.memory;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.whynot.facts.Basis;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Group;
import dev.whynot.facts.Selection;
import dev.whynot.reason.Taxonomy;

class ColumnsTest {

    private static final Selection ALL = new Selection(
            Optional.empty(), Optional.empty(), Basis.CLOSED, Optional.empty(), Optional.empty(), List.of());
    private static final Dimension OWNER = new Dimension("owner", true);

    private final Columns columns = new Columns();

    @Test
    void recordThatMovesBackAndForthTakesNoMoreRoom() {
        for (int record = 1; record <= 100; record++) {
            put(record, "Ada");
        }
        publish("first");
        for (int change = 1; change <= 1_000_000; change++) {
            put(1 + change % 100, change % 2 == 0 ? "Ada" : "Grace");
            if (change % 1_000 == 0) {
                Snapshot snapshot = publish("change " + change);
                assertThat(snapshot.live()).isEqualTo(100);
                assertThat(snapshot.blocks())
                        .as("blocks after %d changes: emptied ones are used again", change)
                        .hasSizeLessThanOrEqualTo(4);
            }
        }
        assertThat(columns.footprint().records())
                .as("bytes of few blocks")
                .isLessThan(4 * Block.empty().bytes()
                        + 4L * Block.ROWS * columns.columns().size());
        assertThat(owners(publish("last"))).isEqualTo(Map.of("Ada", 50L, "Grace", 50L));
    }

    @Test
    void publishedStateStaysWhateverIsWrittenLater() {
        Random random = new Random(1);
        Map<Long, String> model = new TreeMap<>();
        List<Snapshot> published = new ArrayList<>();
        List<Map<String, Long>> then = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            for (int change = 0; change < 8_000; change++) {
                long record = 1 + random.nextInt(40_000);
                if (random.nextInt(10) == 0) {
                    delete(record);
                    model.remove(record);
                } else {
                    // more and more owners, so that codes outgrow a byte on the way
                    String owner = "owner " + random.nextInt(1 + 10 * i);
                    put(record, owner);
                    model.put(record, owner);
                }
            }
            published.add(publish("state " + i));
            then.add(model.values().stream().collect(groupingBy(owner -> owner, counting())));
        }
        for (int i = 0; i < published.size(); i++) {
            assertThat(published.get(i).live())
                    .isEqualTo(then.get(i).values().stream()
                            .mapToLong(count -> count)
                            .sum());
            assertThat(owners(published.get(i))).as("state %d", i).isEqualTo(then.get(i));
        }
        List<Long> numbers = new ArrayList<>();
        new MemoryState(published.getLast(), Taxonomy.bundled()).numbers(ALL, numbers::addAll);
        assertThat(numbers).isEqualTo(List.copyOf(model.keySet()));
    }

    @Test
    void deletingWhatIsNotThereOrTwiceChangesNothing() {
        put(1, "Ada");
        delete(2);
        delete(2);
        assertThat(owners(publish("one"))).isEqualTo(Map.of("Ada", 1L));
        delete(1);
        delete(1);
        assertThat(publish("none").live()).isZero();
        put(1, "Grace");
        assertThat(owners(publish("back"))).isEqualTo(Map.of("Grace", 1L));
    }

    @Test
    void loadedRecordsLieByTheDayOfClosingAndAreFoundWhenTheyChange() {
        Random random = new Random(2);
        Map<Long, String> model = new TreeMap<>();
        Map<Long, Integer> closed = new TreeMap<>();
        int all = (ByDay.TOGETHER + 2) * Block.ROWS + 1_234;
        long undated = 0;
        List<Columns> parts = List.of(columns.beside(), columns.beside(), columns.beside());
        for (long record = 1; record <= all; record++) {
            String owner = "owner " + random.nextInt(400); // some codes outgrow a byte
            int day = random.nextInt(10) == 0 ? Block.NONE : random.nextInt(-100, 1_000);
            boolean isOpen = day == Block.NONE && (record <= all / 2 || random.nextBoolean());
            parts.get(random.nextInt(parts.size())).load(row(record, owner, day, isOpen));
            model.put(record, owner);
            undated += day == Block.NONE && !isOpen ? 1 : 0;
            closed.put(record, day);
        }
        columns.endLoading(parts);
        for (int change = 0; change < 10_000; change++) {
            long record = 1 + random.nextInt(all);
            if (closed.get(record) != Block.NONE) {
                String owner = "owner " + random.nextInt(500);
                columns.put(row(record, owner, closed.get(record), false));
                model.put(record, owner);
            }
        }
        Snapshot snapshot = publish("loaded");

        assertThat(owners(snapshot)).isEqualTo(model.values().stream().collect(groupingBy(owner -> owner, counting())));
        Days month = new Days(Basis.CLOSED, 300, 329);
        for (Days period : List.of(month, new Days(Basis.CLOSED, -50, 899), new Days(Basis.CLOSED, -100, 999))) {
            assertThat(owners(snapshot, selection(period)))
                    .as("%s", period)
                    .isEqualTo(model.keySet().stream()
                            .filter(record -> closed.get(record) >= period.from() && closed.get(record) <= period.to())
                            .collect(groupingBy(model::get, counting())));
        }
        assertThat(new MemoryState(snapshot, Taxonomy.bundled()).undated(selection(month)))
                .isEqualTo(undated);
        assertThat(new Scan(snapshot, month, List.of()).batches())
                .as("batches with rows of one month, one row in 40 of those that lie in order, and all that do not")
                .hasSizeBetween(1, all / Batch.ROWS / 40 + 10);
    }

    @ParameterizedTest
    @MethodSource
    void partsOfAnySizeAreLoadedWhole(List<Integer> sizes) {
        List<Columns> parts = new ArrayList<>();
        long record = 0;
        for (int size : sizes) {
            Columns part = columns.beside();
            Row row = row(0, "part " + parts.size(), false);
            for (int i = 0; i < size; i++) {
                row.number = ++record;
                part.load(row);
            }
            parts.add(part);
        }
        columns.endLoading(parts);
        for (long other = record; other >= 1; other -= 1_000) {
            put(other, "changed");
        }
        put(record + 1, "changed");

        Snapshot snapshot = publish("loaded");
        assertThat(snapshot.live()).isEqualTo((int) record + 1);
        assertThat(owners(snapshot).values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(record + 1);
        assertThat(owners(snapshot)).containsEntry("changed", (record + 999) / 1_000 + 1);
    }

    static Stream<List<Integer>> partsOfAnySizeAreLoadedWhole() {
        return Stream.of(
                List.of(0),
                List.of(1),
                List.of(0, 0),
                List.of(Block.ROWS, Block.ROWS),
                List.of(Block.ROWS - 1, 1, 1),
                List.of(2 * Block.ROWS, 5, Block.ROWS + 7),
                List.of(40_000, 40_000, 40_000, 40_000));
    }

    private static Selection selection(Days period) {
        return new Selection(
                Optional.empty(),
                Optional.empty(),
                Basis.CLOSED,
                Optional.of(LocalDate.ofEpochDay(period.from())),
                Optional.of(LocalDate.ofEpochDay(period.to())),
                List.of());
    }

    private void put(long record, String owner) {
        columns.put(row(record, owner, false));
    }

    private void delete(long record) {
        columns.put(row(record, "Ada", true));
    }

    private Row row(long record, String owner, int closed, boolean isOpen) {
        Row row = row(record, owner, false);
        row.closed = closed;
        code(row, "outcome", isOpen ? "open" : "lost");
        return row;
    }

    private Row row(long record, String owner, boolean deleted) {
        Row row = new Row();
        row.number = record;
        row.deleted = deleted;
        row.created = Block.NONE;
        row.closed = Block.NONE;
        row.amount = Block.NO_AMOUNT;
        row.codes = new int[columns.columns().size()];
        code(row, "org", "acme");
        code(row, "object", "lead");
        code(row, "outcome", "open");
        code(row, "owner", owner);
        return row;
    }

    private void code(Row row, String name, String text) {
        for (int i = 0; i < row.codes.length; i++) {
            if (columns.columns().get(i).name().equals(name)) {
                row.codes[i] = columns.columns().get(i).dictionary().code(text);
            }
        }
    }

    private Snapshot publish(String stamp) {
        return columns.publish(stamp, Set.of("acme"));
    }

    private static Map<String, Long> owners(Snapshot snapshot) {
        return owners(snapshot, ALL);
    }

    private static Map<String, Long> owners(Snapshot snapshot, Selection selection) {
        return new MemoryState(snapshot, Taxonomy.bundled())
                .groups(selection, List.of(OWNER)).stream()
                        .collect(toMap(group -> group.key().getFirst(), (Group group) -> group.counts()
                                .records()));
    }
}
