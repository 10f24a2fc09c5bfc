package dev.whynot.facts.memory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.whynot.facts.Dimension;
import dev.whynot.facts.sql.SqlColumns;
import dev.whynot.ledger.Outcome;

/**
 * The columns while they are written, by one thread. A record that changed is a new row in the block that is being
 * filled, and its old one is dead; blocks that are mostly dead are emptied and used again.
 */
final class Columns {

    static final int ORG = 0;
    static final int OBJECT = 1;
    static final int OUTCOME = 2;
    static final int CURRENCY = 3;

    /** Names of the columns that hold no dimension, which no dimension can have. */
    static final String STAGES = "#stages";

    static final String DAYS_BEFORE_LOSS = "#daysBeforeLoss";

    /** Follow from the reason. */
    static final Set<String> DERIVED = Set.of("category", "pointsTo");

    /** Mostly another text for each record: asked in SQL instead of kept in memory. */
    static final Set<String> NOT_KEPT = Set.of("rawDetail");

    private final List<Column> columns;
    private final RowTable rowOf = new RowTable(this::number);
    private final Map<Long, BigDecimal> oddAmounts = new HashMap<>();
    private final Map<Integer, long[]> ownDead = new HashMap<>();
    private Block[] blocks = {Block.empty()};
    private int blockCount = 1;
    private int filling;
    private int rowsInFilling;
    private int live;
    private final Span days = new Span();
    private final int open;

    Columns() {
        columns = new ArrayList<>();
        List.of("org", "object", "outcome", "currency").forEach(name -> add(new Dimension(name, true)));
        for (Outcome outcome : Outcome.values()) {
            columns.get(OUTCOME).dictionary().code(outcome.code());
        }
        open = columns.get(OUTCOME).dictionary().code(Outcome.OPEN.code());
        Dimension.BUILT_IN.stream()
                .filter(dimension ->
                        columns.stream().noneMatch(column -> column.name().equals(dimension.name())))
                .filter(dimension -> !DERIVED.contains(dimension.name()) && !NOT_KEPT.contains(dimension.name()))
                .forEach(this::add);
        columns.add(new Column(STAGES, SqlColumns.stages(), new Dictionary()));
        columns.add(new Column(DAYS_BEFORE_LOSS, "record.stage_lost_days::text", new Dictionary()));
    }

    private Columns(Columns with) {
        columns = with.columns;
        open = with.open;
    }

    /** None yet of the same columns and texts: another thread may {@link #load} some of all records into them. */
    Columns beside() {
        return new Columns(this);
    }

    /** Columns that hold what a snapshot does; empty if it has other columns than would be made for the same records now. */
    static Optional<Columns> of(Snapshot snapshot) {
        Columns all = new Columns();
        int builtIn = all.columns.size();
        snapshot.columns().stream().skip(builtIn).map(Dimension::custom).forEach(all::add);
        if (!all.columns.stream().map(Column::name).toList().equals(snapshot.columns())
                || !all.columns.stream().map(Column::sql).toList().equals(snapshot.sql())) {
            return Optional.empty();
        }
        for (int i = 0; i < all.columns.size(); i++) {
            Dictionary.Texts texts = snapshot.texts().get(i);
            for (int code = 1; code < texts.size(); code++) {
                byte[] text = texts.texts()[code];
                if (all.columns.get(i).dictionary().code(text, 0, text.length) != code) {
                    return Optional.empty();
                }
            }
        }
        all.oddAmounts.putAll(snapshot.oddAmounts());
        all.blocks = snapshot.blocks().clone();
        all.blockCount = snapshot.blocks().length;
        all.filling = snapshot.filling();
        all.rowsInFilling = snapshot.rowsInFilling();
        all.live = snapshot.live();
        if (snapshot.firstDay() <= snapshot.lastDay()) {
            all.days.add(snapshot.firstDay());
            all.days.add(snapshot.lastDay());
        }
        all.index();
        return Optional.of(all);
    }

    private void index() {
        rowOf.expect(live);
        int[] rows = new int[Block.ROWS];
        for (int i = 0; i < blockCount; i++) {
            Block block = blocks[i];
            int count = block == null ? 0 : block.live(0, i == filling ? rowsInFilling : Block.ROWS, rows);
            for (int j = 0; j < count; j++) {
                rowOf.add(block.numbers()[rows[j]], i << Block.BITS | rows[j]);
            }
        }
    }

    /** Adds a column for each dimension that has none yet. */
    void know(List<Dimension> custom) {
        Set<String> known = new HashSet<>();
        columns.forEach(column -> known.add(column.sql()));
        custom.stream()
                .filter(dimension -> !known.contains(SqlColumns.text(dimension)))
                .forEach(this::add);
    }

    private void add(Dimension dimension) {
        columns.add(new Column(dimension.name(), SqlColumns.text(dimension), new Dictionary()));
    }

    List<Column> columns() {
        return columns;
    }

    int live() {
        return live;
    }

    /** Takes a record as it is now. */
    void put(Row row) {
        int old = rowOf.find(row.number);
        if (old >= 0) {
            rowOf.remove(row.number);
            kill(old);
            oddAmounts.remove(row.number);
        }
        if (!row.deleted) {
            add(row);
            rowOf.add(row.number, rowOfLast());
        }
    }

    /** Takes one of all records, none of which is deleted; {@link #endLoading} has to follow. */
    void load(Row row) {
        add(row);
    }

    /**
     * All records are there: from now on some of them may change.
     *
     * @param beside these hold the others
     */
    void endLoading(List<Columns> beside) {
        beside.forEach(this::take);
        int full = rowsInFilling == Block.ROWS ? blockCount : blockCount - 1;
        for (int first = 0; first < full; first += ByDay.TOGETHER) {
            Block[] sorted = ByDay.sorted(Arrays.copyOfRange(blocks, first, Math.min(full, first + ByDay.TOGETHER)));
            System.arraycopy(sorted, 0, blocks, first, sorted.length);
        }
        index();
    }

    private void take(Columns others) {
        boolean isFull = others.rowsInFilling == Block.ROWS;
        int full = isFull ? others.blockCount : others.blockCount - 1;
        for (int i = 0; i < full; i++) {
            int last = freeBlock();
            blocks[last] = blocks[filling];
            blocks[filling] = others.blocks[i];
            filling = last;
            live += Block.ROWS;
        }
        for (int place = 0; !isFull && place < others.rowsInFilling; place++) {
            append(row(others.blocks[full], place));
        }
        oddAmounts.putAll(others.oddAmounts);
        days.add(others.days);
    }

    private void add(Row row) {
        if (row.oddAmount != null) {
            oddAmounts.put(row.number, row.oddAmount);
        }
        days.add(row.created);
        days.add(row.closed);
        append(row);
    }

    private int rowOfLast() {
        return filling << Block.BITS | rowsInFilling - 1;
    }

    private void append(Row row) {
        if (rowsInFilling == Block.ROWS) {
            filling = freeBlock();
            rowsInFilling = 0;
            blocks[filling] = Block.empty();
        }
        Block block = blocks[filling];
        block.numbers()[rowsInFilling] = row.number;
        block.created()[rowsInFilling] = row.created;
        block.closed()[rowsInFilling] = row.closed;
        block.amounts()[rowsInFilling] = row.amount;
        block.count(rowsInFilling, row.codes[OUTCOME] == open);
        for (int i = 0; i < columns.size(); i++) {
            Object codes = block.codes(i);
            Object fitting = Codes.with(codes, rowsInFilling, row.codes[i]);
            if (fitting != codes) {
                block = block.with(i, fitting);
            }
        }
        blocks[filling] = block;
        rowsInFilling++;
        live++;
    }

    /** One that was emptied, so that the number of a row stays within its bits however often records change. */
    private int freeBlock() {
        for (int i = 0; i < blockCount; i++) {
            if (blocks[i] == null) {
                return i;
            }
        }
        if (blockCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * blockCount);
        }
        return blockCount++;
    }

    private void kill(int row) {
        int index = row >>> Block.BITS;
        Block block = blocks[index];
        long[] dead = ownDead.computeIfAbsent(
                index,
                own -> block.dead() == null
                        ? new long[Block.ROWS / Long.SIZE]
                        : block.dead().clone());
        int place = row & Block.ROWS - 1;
        dead[place >> 6] |= 1L << place;
        blocks[index] = block.withDead(dead, block.deadCount() + 1);
        live--;
    }

    private long number(int row) {
        return blocks[row >>> Block.BITS].numbers()[row & Block.ROWS - 1];
    }

    /** Moves what lives of full blocks that are mostly dead to the one being filled. */
    private void tidy() {
        for (int i = 0; i < blockCount; i++) {
            Block block = blocks[i];
            if (i != filling && block != null && block.deadCount() > Block.ROWS / 2) {
                int[] rows = new int[Block.ROWS];
                int count = block.live(0, Block.ROWS, rows);
                for (int j = 0; j < count; j++) {
                    move(block, rows[j]);
                }
                blocks[i] = null;
            }
        }
    }

    private void move(Block block, int place) {
        Row row = row(block, place);
        rowOf.remove(row.number);
        live--;
        append(row);
        rowOf.add(row.number, rowOfLast());
    }

    private Row row(Block block, int place) {
        Row row = new Row();
        row.number = block.numbers()[place];
        row.created = block.created()[place];
        row.closed = block.closed()[place];
        row.amount = block.amounts()[place];
        row.codes = new int[columns.size()];
        Arrays.setAll(row.codes, column -> Codes.at(block.codes(column), place));
        return row;
    }

    /** What there is now, for those who ask. Nothing that it shows is written any more. */
    Snapshot publish(String stamp, Set<String> orgs) {
        tidy();
        ownDead.clear();
        return new Snapshot(
                stamp,
                Set.copyOf(orgs),
                columns.stream().map(Column::name).toList(),
                columns.stream().map(Column::sql).toList(),
                columns.stream().map(column -> column.dictionary().texts()).toList(),
                Arrays.copyOf(blocks, blockCount),
                filling,
                rowsInFilling,
                live,
                Map.copyOf(oddAmounts),
                days.first(),
                days.last());
    }

    /** How many bytes the records take, and how many the texts. */
    Footprint footprint() {
        long records = rowOf.bytes();
        for (Block block : blocks) {
            records += block == null ? 0 : block.bytes();
        }
        long texts = columns.stream()
                .mapToLong(column -> column.dictionary().bytes())
                .sum();
        return new Footprint(live, records, texts);
    }

    /** Bytes in memory: of the records themselves, and of the distinct texts that they share. */
    record Footprint(int live, long records, long texts) {}
}
