package dev.whynot.analytics.drivers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.whynot.analytics.wording.Wording;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Filter;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;
import dev.whynot.reason.Taxonomy;

/** The drivers of the rejections of some records, sought with the usual options. */
public final class FoundDrivers {

    /** Two groups are one if they share so much of the records that they have together. */
    private static final double ALIKE = 0.5;

    private final Inquiry inquiry;
    private final Found found;

    private FoundDrivers(Inquiry inquiry, Found found) {
        this.inquiry = inquiry;
        this.found = found;
    }

    /** Seeks them. */
    public static FoundDrivers of(State state, Selection selection, Progress progress) {
        Inquiry inquiry = new Inquiry(selection, new Target(Optional.empty()), DriverSearch.Options.of(2));
        return new FoundDrivers(inquiry, inquiry.in(state, progress));
    }

    /**
     * Those that others do not have. A driver is another's if both are of one object and direction, and either have
     * conditions about the same dimensions and share a decided record, or share at least half of the decided records that
     * the two have together (P. Jaccard, "The distribution of the flora in the alpine zone", New Phytologist 11, 1912).
     *
     * @param state in which records are counted
     */
    public FoundDrivers without(FoundDrivers others, State state) {
        List<Found.Cause> left = found.causes().stream()
                .filter(cause -> others.found.causes().stream().noneMatch(other -> isSame(cause, other, state)))
                .toList();
        return new FoundDrivers(inquiry, found.with(left));
    }

    /** Tells them in figures and in words. */
    public Drivers told(Taxonomy taxonomy, Wording wording) {
        return new View(inquiry, found, taxonomy, wording).drivers();
    }

    private boolean isSame(Found.Cause one, Found.Cause other, State state) {
        boolean isSameDirection = one.driver().excess() > 0 == other.driver().excess() > 0;
        if (!one.object().equals(other.object()) || !isSameDirection) {
            return false;
        }
        long shared = decided(state, List.of(one, other));
        long together = decided(state, List.of(one)) + decided(state, List.of(other)) - shared;
        boolean isAboutTheSame = dimensions(one).equals(dimensions(other));
        return shared > 0 && (isAboutTheSame || shared >= ALIKE * together);
    }

    private static List<String> dimensions(Found.Cause cause) {
        return cause.conditions().stream()
                .map(Found.Values::attribute)
                .map(Attribute::name)
                .sorted()
                .toList();
    }

    /** How many decided records are in all of the groups. */
    private long decided(State state, List<Found.Cause> groups) {
        Selection all = inquiry.selection().ofObject(groups.getFirst().object());
        for (Found.Cause group : groups) {
            for (Found.Values one : group.conditions()) {
                all = all.with(new Filter(one.attribute(), one.values(), false));
            }
        }
        Optional<LocalDate> from = Stream.concat(
                        inquiry.selection().from().stream(),
                        groups.stream().flatMap(group -> group.days().stream().map(Found.Days::from)))
                .max(LocalDate::compareTo);
        Optional<LocalDate> to = Stream.concat(
                        inquiry.selection().to().stream(),
                        groups.stream().flatMap(group -> group.days().stream().map(Found.Days::to)))
                .min(LocalDate::compareTo);
        boolean isNever = from.isPresent() && to.isPresent() && from.get().isAfter(to.get());
        return isNever ? 0 : state.total(all.at(from, to)).decided();
    }
}
