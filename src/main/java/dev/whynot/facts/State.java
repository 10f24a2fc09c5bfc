package dev.whynot.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The records at one moment. */
public interface State {

    /** Names the state: two with one stamp, in whichever replica, give the same answers. */
    String stamp();

    /** The orgs that records are from. */
    Set<String> orgs();

    /** Everything that records can be sliced by: what every record has, then the mappings' own by name. */
    List<Dimension> dimensions();

    /** The counts of the selected records per combination of values, in no order; no combination is left out. */
    List<Group> groups(Selection selection, List<? extends Grouping> by);

    /**
     * The same, as groups of which each is made when it is looked at.
     *
     * @param use must not keep them
     */
    default <T> T groups(Selection selection, List<? extends Grouping> by, Function<Groups, T> use) {
        return use.apply(Groups.of(groups(selection, by)));
    }

    /**
     * How many records the selection's period leaves out because they have no date: by close only decided ones, as
     * open ones cannot have one.
     */
    long undated(Selection selection);

    /**
     * The numbers of the selected records in their order.
     *
     * @param after only greater ones
     */
    List<Long> numbers(Selection selection, long after, int most);

    /** All numbers of the selected records in their order, some at a time. */
    void numbers(Selection selection, Consumer<List<Long>> some);

    /**
     * The bounds that part the selected records into so many ranges of about as many records, without repeats: the
     * smallest values at or below which at least 1, 2, ... of {@code parts} parts of them lie.
     */
    List<BigDecimal> bounds(Selection selection, Ranges.Measure measure, int parts);

    /**
     * The selected records one by one.
     *
     * @param fewest values that fewer of them have are not told apart
     */
    Rows rows(Selection selection, List<Attribute> attributes, int fewest);

    /** The counts of the selected records. */
    default Counts total(Selection selection) {
        return Group.total(groups(selection, List.of()));
    }
}
