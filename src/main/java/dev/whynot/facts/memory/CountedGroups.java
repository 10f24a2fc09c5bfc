package dev.whynot.facts.memory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

import dev.whynot.facts.Counts;
import dev.whynot.facts.Group;
import dev.whynot.facts.Groups;
import dev.whynot.facts.Money;

/**
 * What was counted by some dimensions and the currency, as groups of the dimensions alone. Only numbers are added up
 * for all of them; texts and amounts are made of those that somebody looks at. It reads the cells that it was made of.
 */
final class CountedGroups implements Groups {

    private static final int FIRST_SIZE = 256;

    private final GroupSink counted;
    private final Outcomes outcomes;
    private final List<Coder> by;
    private final Coder currencies;
    private final List<IntFunction<String>> texts;
    private final Combinations keys = new Combinations();
    /** Of each group: open, won, and lost records. */
    private long[] counts = new long[3 * FIRST_SIZE];
    /** Of each group the last of its slots, and of each slot the one before it; one more than its number, 0 for none. */
    private int[] lastSlot = new int[FIRST_SIZE];

    private final int[] slotBefore;
    private int size;

    /** @param coders by which it was counted, that of the currency last */
    CountedGroups(GroupSink counted, Outcomes outcomes, List<Coder> coders) {
        this.counted = counted;
        this.outcomes = outcomes;
        this.by = coders.subList(0, coders.size() - 1);
        this.currencies = coders.getLast();
        this.texts = coders.stream().map(CountedGroups::texts).toList();
        this.slotBefore = new int[counted.size()];
        for (int slot = 0; slot < counted.size(); slot++) {
            if (!counted.cells().isEmpty(slot)) {
                add(slot);
            }
        }
    }

    private void add(int slot) {
        int group = keys.slot(counted.key(slot) / currencies.cardinality());
        if (group == size) {
            size++;
            if (size > lastSlot.length) {
                lastSlot = Arrays.copyOf(lastSlot, 2 * lastSlot.length);
                counts = Arrays.copyOf(counts, 2 * counts.length);
            }
        }
        slotBefore[slot] = lastSlot[group];
        lastSlot[group] = slot + 1;
        counts[3 * group] += counted.cells().count(slot, outcomes.open());
        counts[3 * group + 1] += counted.cells().count(slot, outcomes.won());
        counts[3 * group + 2] += counted.cells().count(slot, outcomes.lost());
    }

    /** The texts of its codes, each made once. */
    private static IntFunction<String> texts(Coder coder) {
        String[] made = new String[coder.cardinality()];
        return code -> {
            if (made[code] == null) {
                made[code] = coder.text(code);
            }
            return made[code];
        };
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long open(int group) {
        return counts[3 * group];
    }

    @Override
    public long won(int group) {
        return counts[3 * group + 1];
    }

    @Override
    public long lost(int group) {
        return counts[3 * group + 2];
    }

    @Override
    public Group group(int group) {
        List<Money> lostAmount = new ArrayList<>(2);
        List<Money> wonAmount = new ArrayList<>(2);
        for (int slot = lastSlot[group] - 1; slot >= 0; slot = slotBefore[slot] - 1) {
            int currency = (int) (counted.key(slot) % currencies.cardinality());
            add(lostAmount, counted.cells(), slot, outcomes.lost(), currency);
            add(wonAmount, counted.cells(), slot, outcomes.won(), currency);
        }
        return new Group(key(group), counts(open(group), won(group), lost(group), lostAmount, wonAmount));
    }

    @Override
    public List<String> key(int group) {
        String[] key = new String[by.size()];
        long rest = keys.key(group);
        for (int i = key.length - 1; i >= 0; i--) {
            key[i] = texts.get(i).apply((int) (rest % by.get(i).cardinality()));
            rest /= by.get(i).cardinality();
        }
        return List.of(key);
    }

    @Override
    public Counts total() {
        long[] sums = new long[3];
        for (int i = 0; i < 3 * size; i++) {
            sums[i % 3] += counts[i];
        }
        List<Money> lostAmount = new ArrayList<>();
        List<Money> wonAmount = new ArrayList<>();
        try (Cells byCurrency = counted.cells().empty(currencies.cardinality())) {
            for (int slot = 0; slot < counted.size(); slot++) {
                if (!counted.cells().isEmpty(slot)) {
                    byCurrency.add((int) (counted.key(slot) % currencies.cardinality()), counted.cells(), slot);
                }
            }
            for (int currency = 0; currency < currencies.cardinality(); currency++) {
                add(lostAmount, byCurrency, currency, outcomes.lost(), currency);
                add(wonAmount, byCurrency, currency, outcomes.won(), currency);
            }
        }
        return counts(sums[0], sums[1], sums[2], lostAmount, wonAmount);
    }

    private void add(List<Money> amounts, Cells cells, int slot, int outcome, int currency) {
        BigDecimal amount = cells.sum(slot, outcome);
        if (amount != null) {
            amounts.add(new Money(currency == 0 ? null : texts.getLast().apply(currency), amount));
        }
    }

    private static Counts counts(long open, long won, long lost, List<Money> lostAmount, List<Money> wonAmount) {
        lostAmount.sort(Money.BY_CURRENCY);
        wonAmount.sort(Money.BY_CURRENCY);
        return new Counts(open + won + lost, open, won, lost, List.copyOf(lostAmount), List.copyOf(wonAmount));
    }
}
