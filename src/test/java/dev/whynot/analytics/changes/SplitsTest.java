package dev.whynot.analytics.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.whynot.analytics.Leak;
import dev.whynot.analytics.changes.Changes.BySplit;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Basis;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Group;
import dev.whynot.facts.Grouping;
import dev.whynot.facts.Ranges;
import dev.whynot.facts.Rows;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;

class SplitsTest {

    private static final Selection BASELINE = during("2026-01-01", "2026-03-31");
    private static final Selection PERIOD = during("2026-04-01", "2026-06-30");

    private static Selection during(String from, String to) {
        return new Selection(
                Optional.empty(),
                Optional.empty(),
                Basis.CLOSED,
                Optional.of(LocalDate.parse(from)),
                Optional.of(LocalDate.parse(to)),
                List.of());
    }

    /** Counts per dimension and value, put in by hand. */
    private static final class Table implements State {
        private final Map<String, List<Group>> before = new TreeMap<>();
        private final Map<String, List<Group>> now = new TreeMap<>();

        Table with(String dimension, String value, Side ofBefore, Side ofNow) {
            before.computeIfAbsent(dimension, name -> new ArrayList<>()).add(group(value, ofBefore));
            now.computeIfAbsent(dimension, name -> new ArrayList<>()).add(group(value, ofNow));
            return this;
        }

        private static Group group(String value, Side side) {
            long won = side.decided() - side.lost();
            return new Group(List.of(value), new Counts(side.decided() + 3, 3, won, side.lost(), List.of(), List.of()));
        }

        @Override
        public List<Group> groups(Selection selection, List<? extends Grouping> by) {
            Map<String, List<Group>> groups = selection.equals(BASELINE) ? before : now;
            return groups.get(((Attribute) by.getFirst()).name());
        }

        Splits.Found found(Side ofBefore, Side ofNow) {
            return of(ofBefore, ofNow)
                    .of(before.keySet().stream()
                            .<Attribute>map(Dimension::custom)
                            .toList());
        }

        BySplit view(String dimension, Side ofBefore, Side ofNow, int most) {
            Splits splits = of(ofBefore, ofNow);
            return splits.view(splits.of(Dimension.custom(dimension)).splits().getFirst(), most);
        }

        List<Splits.Named> splits(Side ofBefore, Side ofNow) {
            return found(ofBefore, ofNow).splits();
        }

        private Splits of(Side ofBefore, Side ofNow) {
            return new Splits(this, BASELINE, PERIOD, ofBefore, ofNow);
        }

        @Override
        public Rows rows(Selection selection, List<Attribute> attributes, int fewest) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String stamp() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> orgs() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Dimension> dimensions() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long undated(Selection selection) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Long> numbers(Selection selection, long after, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void numbers(Selection selection, Consumer<List<Long>> some) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<BigDecimal> bounds(Selection selection, Ranges.Measure measure, int parts) {
            throw new UnsupportedOperationException();
        }
    }

    private static final Side ALL_BEFORE = new Side(400, 1_000);
    private static final Side ALL_NOW = new Side(600, 1_000);

    @Test
    void whatSaysNothingIsLeftOut() {
        Side none = Side.NONE;
        List<Splits.Named> splits = new Table()
                .with("region", "north", new Side(200, 500), new Side(300, 500))
                .with("region", "south", new Side(200, 500), new Side(300, 500))
                .with("oneValue", "x", ALL_BEFORE, ALL_NOW)
                .with("onlyOpen", "x", ALL_BEFORE, ALL_NOW)
                .with("onlyOpen", "y", none, none)
                .with("onlyLostHaveIt", "too slow", new Side(100, 100), new Side(200, 200))
                .with("onlyLostHaveIt", "(none)", new Side(300, 900), new Side(400, 800))
                .with("onlyWonHaveIt", "contract 7", new Side(0, 100), new Side(0, 50))
                .with("onlyWonHaveIt", "(none)", new Side(400, 900), new Side(600, 950))
                .splits(ALL_BEFORE, ALL_NOW);
        assertThat(splits).extracting(Splits.Named::name).containsExactly("region");
    }

    @Test
    void whyADimensionIsLeftOutIsTold() {
        Splits.Found found = new Table()
                .with("amount", "0", new Side(395, 395), new Side(590, 590))
                .with("amount", "5000-10000", new Side(5, 605), new Side(10, 410))
                .with("hardlyEverWon", "too slow", new Side(200, 202), new Side(200, 202))
                .with("hardlyEverWon", "(none)", new Side(200, 798), new Side(400, 798))
                .with("oneValue", "x", ALL_BEFORE, ALL_NOW)
                .with("ofFew", "x", new Side(5, 5), Side.NONE)
                .with("ofFew", "y", new Side(4, 5), Side.NONE)
                .found(ALL_BEFORE, ALL_NOW);
        assertThat(found.splits()).isEmpty();
        assertThat(found.leftOut())
                .containsExactlyInAnyOrder(
                        new Splits.LeftOut("amount", Leak.TELLS_OUTCOME),
                        new Splits.LeftOut("hardlyEverWon", Leak.FILLED_AFTERWARDS),
                        new Splits.LeftOut("oneValue", Leak.ONE_VALUE),
                        new Splits.LeftOut("ofFew", Leak.RARE_VALUES));
    }

    @Test
    void fewRecordsDoNotMakeAConsequence() {
        List<Splits.Named> splits = new Table()
                .with("partner", "Nord", new Side(5, 5), new Side(5, 5))
                .with("partner", "(none)", new Side(395, 995), new Side(595, 995))
                .splits(ALL_BEFORE, ALL_NOW);
        assertThat(splits).extracting(Splits.Named::name).containsExactly("partner");
    }

    @Test
    void whatTellsMostForSureComesFirst() {
        List<Splits.Named> splits = new Table()
                .with("alike", "north", new Side(200, 500), new Side(300, 500))
                .with("alike", "south", new Side(200, 500), new Side(300, 500))
                .with("source", "bad", new Side(90, 100), new Side(450, 500))
                .with("source", "good", new Side(310, 900), new Side(150, 500))
                .with("product", "hit", new Side(80, 200), new Side(180, 200))
                .with("product", "calm", new Side(320, 800), new Side(420, 800))
                .splits(ALL_BEFORE, ALL_NOW);
        assertThat(splits).extracting(Splits.Named::name).containsExactly("source", "product", "alike");
        assertThat(splits.get(2).decomposition().evidence()).isZero();
    }

    /** A customer's name has a value of its own for each record: it must not explain everything. */
    @Test
    void rareValuesAreOneGroup() {
        Table table = new Table()
                .with("customer", "Large", new Side(20, 50), new Side(30, 50))
                .with("customer", "Nine", new Side(2, 4), new Side(3, 5))
                .with("customer", "Ten", new Side(2, 5), new Side(3, 5));
        for (int i = 0; i < 941; i++) {
            table.with("customer", "old " + i, new Side(i < 376 ? 1 : 0, 1), Side.NONE);
            table.with("customer", "new " + i, Side.NONE, new Side(i < 564 ? 1 : 0, 1));
        }
        BySplit split = table.view("customer", ALL_BEFORE, ALL_NOW, 10);
        assertThat(split.groups()).extracting(Changes.GroupSplit::value).containsExactly(null, "Large", "Ten");
        assertThat(split.groups().getFirst().values()).isEqualTo(2 * 941 + 1);
        assertThat(split.groups().getFirst().baseline().decided()).isEqualTo(945);
        assertThat(split.mix().value()).isCloseTo(0, within(0.001));
        assertThat(split.truncated()).isFalse();
        assertThat(table.view("customer", ALL_BEFORE, ALL_NOW, 2).truncated()).isTrue();
    }
}
