package dev.whynot.analytics.drivers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.whynot.analytics.Estimate;
import dev.whynot.analytics.Rate;
import dev.whynot.analytics.SelectionQuery;
import dev.whynot.analytics.Tally;
import dev.whynot.analytics.wording.Wording;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Filter;
import dev.whynot.facts.Money;
import dev.whynot.facts.Selection;
import dev.whynot.reason.Taxonomy;

/** Tells what was found, in figures and in sentences. */
final class View {

    private static final double LEVEL = 0.05;

    private final Inquiry inquiry;
    private final Found found;
    private final Sentences sentences;

    View(Inquiry inquiry, Found found, Taxonomy taxonomy, Wording wording) {
        this.inquiry = inquiry;
        this.found = found;
        this.sentences = new Sentences(wording, taxonomy, inquiry.target());
    }

    Drivers drivers() {
        List<Drivers.Item> drivers = found.causes().stream().map(this::item).toList();
        return new Drivers(
                inquiry.target().text(),
                inquiry.options().depth(),
                inquiry.options().minimum(),
                found.records(),
                Rate.of(found.hits(), found.records()),
                found.weeks(),
                found.searched().stream().map(Attribute::name).toList(),
                found.leftOut().stream().map(sentences::leftOut).toList(),
                found.undated(),
                drivers,
                found.unclear().stream().map(this::item).toList(),
                found.reversals().stream().map(this::reversal).toList(),
                sentences.summary(found));
    }

    private Drivers.Item item(Found.Cause cause) {
        Driver driver = cause.driver();
        Sums sums = driver.sums();
        double expected = sums.expectedHits();
        Rate rate = Rate.of(sums.hits(), sums.records());
        return new Drivers.Item(
                id(cause),
                cause.object(),
                driver.excess() > 0 ? "more" : "less",
                cause.conditions().stream()
                        .map(one -> new Drivers.OneOf(one.attribute().name(), one.values()))
                        .toList(),
                cause.days().map(Found.Days::from).orElse(null),
                cause.days().map(Found.Days::to).orElse(null),
                Tally.of(cause.counts(), true),
                sums.hits(),
                expected,
                new Estimate(
                        sums.hits() / expected,
                        rate.low() * sums.records() / expected,
                        rate.high() * sums.records() / expected),
                new Estimate(
                        driver.excess(),
                        rate.low() * sums.records() - expected,
                        rate.high() * sums.records() - expected),
                excessAmount(cause),
                driver.pValue(),
                heldOut(driver.heldOut()),
                cause.reasons().stream()
                        .map(one -> new Drivers.MoreOften(
                                one.reason(),
                                one.lost(),
                                Rate.of(one.lost(), one.ofLost()),
                                Rate.of(one.lostElsewhere(), one.ofLostElsewhere()),
                                one.qValue()))
                        .toList(),
                cause.crude(),
                cause.closest()
                        .map(one -> new Drivers.LikeWithLike(one.attribute().name(), one.ratio()))
                        .orElse(null),
                cause.inseparable().stream().map(Attribute::name).toList(),
                links(cause),
                sentences.of(cause));
    }

    /** A part of the lost amount, as rejections of a group are taken to be worth the same. */
    private List<Money> excessAmount(Found.Cause cause) {
        if (cause.driver().excess() <= 0 || inquiry.target().reason().isPresent()) {
            return List.of();
        }
        BigDecimal part = BigDecimal.valueOf(
                cause.driver().excess() / cause.driver().sums().hits());
        return cause.counts().lostAmount().stream()
                .map(money -> new Money(
                        money.currency(), money.amount().multiply(part).setScale(0, RoundingMode.HALF_UP)))
                .toList();
    }

    static Drivers.HeldOut heldOut(Driver.HeldOut heldOut) {
        return new Drivers.HeldOut(
                heldOut.sums().records(),
                heldOut.sums().hits(),
                heldOut.sums().expectedHits(),
                heldOut.pValue(),
                heldOut.pValue() <= LEVEL);
    }

    private Drivers.Reversal reversal(Found.Reversal one) {
        return new Drivers.Reversal(
                one.object(),
                one.attribute().name(),
                one.value(),
                one.by().name(),
                one.crude(),
                one.adjusted(),
                sentences.reversal(one));
    }

    /** Of the question, and of the group: its conditions and when it begins; not of the figures, which may change. */
    private String id(Found.Cause cause) {
        Selection selection = inquiry.selection();
        String all = String.join(
                "\n",
                inquiry.target().text(),
                cause.object(),
                selection.org().toString(),
                selection.basis().code(),
                selection.from().toString(),
                selection.to().toString(),
                sorted(selection.filters()),
                cause.driver().excess() > 0 ? "more" : "less",
                sorted(cause.conditions().stream().map(View::filter).toList()),
                cause.days().map(Found.Days::from).toString());
        return UUID.nameUUIDFromBytes(all.getBytes(UTF_8)).toString();
    }

    /** The same in whichever order filters, and values within them, come. */
    private static String sorted(List<Filter> filters) {
        return filters.stream()
                .map(one -> SelectionQuery.text(new Filter(
                        one.attribute(), one.values().stream().sorted().toList(), one.excluded())))
                .sorted()
                .toList()
                .toString();
    }

    /** The trend is that of all times, so that the window can be seen in it. */
    private Drivers.Links links(Found.Cause cause) {
        Optional<LocalDate> from = cause.days().map(Found.Days::from).or(inquiry.selection()::from);
        Optional<LocalDate> to = cause.days().map(Found.Days::to).or(inquiry.selection()::to);
        String behind = query(cause, from, to);
        return new Drivers.Links(
                "/api/v1/records?" + behind,
                "/api/v1/breakdown?by=reason&" + behind,
                "/api/v1/trend?"
                        + query(
                                cause,
                                inquiry.selection().from(),
                                inquiry.selection().to()));
    }

    private String query(Found.Cause cause, Optional<LocalDate> from, Optional<LocalDate> to) {
        Selection behind = inquiry.selection().ofObject(cause.object()).at(from, to);
        for (Found.Values one : cause.conditions()) {
            behind = behind.with(filter(one));
        }
        return SelectionQuery.of(behind);
    }

    private static Filter filter(Found.Values one) {
        return new Filter(one.attribute(), one.values(), false);
    }
}
