package dev.whynot.analytics.findings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.whynot.analytics.Rate;
import dev.whynot.analytics.RiskDifference;
import dev.whynot.analytics.SelectionQuery;
import dev.whynot.analytics.changes.ChangePoint;
import dev.whynot.analytics.drivers.Drivers;
import dev.whynot.analytics.findings.Findings.Figures;
import dev.whynot.analytics.findings.Findings.Finding;
import dev.whynot.analytics.findings.Findings.Links;
import dev.whynot.analytics.wording.Wording;
import dev.whynot.facts.Filter;
import dev.whynot.facts.Selection;
import dev.whynot.reason.Taxonomy;

/** Tells what is new, in figures and in sentences. */
final class View {

    private static final String MORE = "more";
    private static final String LESS = "less";
    private static final String SUMMARY = "/api/v1/summary?";
    private static final String RECORDS = "/api/v1/records?";

    private final WeekInquiry inquiry;
    private final WeekFound found;
    private final Taxonomy taxonomy;
    private final Wording wording;

    View(WeekInquiry inquiry, WeekFound found, Wording wording) {
        this.inquiry = inquiry;
        this.found = found;
        this.taxonomy = inquiry.taxonomy();
        this.wording = wording;
    }

    Findings findings() {
        List<Finding> all = Stream.of(
                        found.drivers().told(taxonomy, wording).drivers().stream()
                                .map(this::driver),
                        found.changes().stream().map(change -> change(change.object(), change.point())),
                        found.shifts().stream()
                                .filter(shift -> shift.topic() instanceof Shift.OfReason)
                                .map(this::shift),
                        found.shifts().stream()
                                .filter(shift -> shift.topic() instanceof Shift.OfDoubt)
                                .map(this::shift))
                .flatMap(findings -> findings)
                .toList();
        WholeWeek week = inquiry.week();
        List<String> summary = new ArrayList<>();
        summary.add(wording.say(
                all.isEmpty() ? "findings.none" : "findings.some",
                wording.period(week.monday(), week.sunday()),
                all.size()));
        all.forEach(finding -> summary.add(finding.sentences().getFirst()));
        return new Findings(week.monday(), week.sunday(), found.decided(), found.undated(), all, summary);
    }

    private Finding driver(Drivers.Item driver) {
        long records = driver.tally().won() + driver.tally().lost();
        Rate rate = Rate.of(driver.hits(), records);
        double usual = driver.expected() / records;
        List<String> sentences = new ArrayList<>(driver.sentences());
        sentences.set(0, wording.say("findings.driver", sentences.getFirst()));
        String numbers = driver.links().records().replaceFirst("^[^?]*[?]", SUMMARY);
        return new Finding(
                id(
                        "new_driver",
                        driver.object(),
                        driver.direction(),
                        driver.conditions().toString(),
                        String.valueOf(driver.from())),
                "new_driver",
                driver.object(),
                driver.direction(),
                driver.from(),
                driver.conditions(),
                new Figures(
                        driver.hits(),
                        records,
                        rate,
                        usual,
                        new RiskDifference(rate.value() - usual, rate.low() - usual, rate.high() - usual),
                        driver.pValue(),
                        null),
                new Links(numbers, driver.links().records()),
                sentences);
    }

    private Finding change(String object, ChangePoint point) {
        boolean isUp = NewChangePoints.isUp(point);
        ChangePoint.Stretch before = point.before();
        ChangePoint.Stretch after = point.after();
        Selection since = selection(object)
                .at(Optional.of(point.at()), Optional.of(inquiry.week().sunday()));
        return new Finding(
                id("change_point", object, isUp ? MORE : LESS, point.at().toString()),
                "change_point",
                object,
                isUp ? MORE : LESS,
                point.at(),
                List.of(),
                new Figures(
                        after.lost(),
                        after.decided(),
                        after.lossRate(),
                        before.lossRate().value(),
                        point.difference(),
                        point.pValue(),
                        null),
                new Links(
                        "/api/v1/changes?" + SelectionQuery.of(since) + "&baselineFrom=" + before.from()
                                + "&baselineTo=" + before.to(),
                        RECORDS + SelectionQuery.of(Shifts.rejections(since))),
                List.of(wording.say(
                        isUp ? "findings.change.up" : "findings.change.down",
                        who(object),
                        point.at(),
                        point.earliest(),
                        point.latest(),
                        wording.percent(before.lossRate().value()),
                        wording.percent(after.lossRate().value()),
                        wording.pValue(point.pValue()))));
    }

    private Finding shift(Shift shift) {
        Shift.Topic topic = shift.topic();
        LocalDate since = inquiry.week().minus(Shifts.RECENT_WEEKS - 1).monday();
        Selection rejections = Shifts.rejections(Shifts.recent(inquiry.week(), selection(topic.object())));
        String query = SelectionQuery.of(rejections.with(topic.filter()));
        String kind = topic instanceof Shift.OfReason ? "rising_reason" : "falling_plausibility";
        double usual = (double) shift.earlierHits() / shift.ofEarlier();
        return new Finding(
                id(kind, topic.object(), SelectionQuery.text(topic.filter())),
                kind,
                topic.object(),
                MORE,
                since,
                List.of(new Drivers.OneOf(
                        topic.filter().attribute().name(), topic.filter().values())),
                new Figures(
                        shift.hits(),
                        shift.of(),
                        Rate.of(shift.hits(), shift.of()),
                        usual,
                        shift.comparison().difference(),
                        shift.comparison().pValue(),
                        shift.qValue()),
                new Links(
                        "/api/v1/breakdown?by=" + topic.filter().attribute().name() + "&"
                                + SelectionQuery.of(rejections),
                        RECORDS + query),
                sentences(shift, since));
    }

    private List<String> sentences(Shift shift, LocalDate since) {
        String period = wording.period(since, inquiry.week().sunday());
        String key =
                switch (shift.topic()) {
                    case Shift.OfReason reason -> "findings.reason";
                    case Shift.OfDoubt doubt ->
                        switch (doubt.doubt()) {
                            case WITHOUT_USABLE_REASON -> "findings.withoutUsableReason";
                            case DOUBTFUL -> "findings.doubtful";
                            case CONTRADICTED -> "findings.contradicted";
                        };
                };
        List<Object> args = new ArrayList<>(List.of(
                who(shift.topic().object()),
                period,
                wording.percent((double) shift.hits() / shift.of()),
                wording.number(shift.hits()),
                wording.number(shift.of()),
                wording.percent((double) shift.earlierHits() / shift.ofEarlier())));
        if (shift.topic() instanceof Shift.OfReason reason) {
            args.add(label(reason.reason()));
        }
        return List.of(
                wording.say(key, args.toArray()),
                wording.say(
                        "findings.sure",
                        wording.signedPoints(shift.comparison().difference().low()),
                        wording.signedPoints(shift.comparison().difference().high()),
                        wording.pValue(shift.qValue()).replaceFirst("^p", "q")));
    }

    private Selection selection(String object) {
        return inquiry.selection().ofObject(object);
    }

    private String who(String object) {
        return wording.say("findings.object." + object);
    }

    private String label(String code) {
        return taxonomy.reason(code)
                .map(reason -> wording.language().equals("de") ? reason.de() : reason.en())
                .orElse(code);
    }

    /** Of the kind, of which records, and what it is about; not of the figures nor of the week. */
    private String id(String... about) {
        Selection selection = inquiry.selection();
        List<String> all = new ArrayList<>(List.of(about));
        all.add(selection.org().toString());
        for (Filter filter : selection.filters()) {
            all.add(SelectionQuery.text(filter));
        }
        return UUID.nameUUIDFromBytes(String.join("\n", all).getBytes(UTF_8)).toString();
    }
}
