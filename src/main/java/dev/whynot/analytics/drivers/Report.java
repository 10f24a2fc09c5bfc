package dev.whynot.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is told of the subgroups that were found. */
final class Report {

    private final Cases cases;
    private final Price price;
    private final double logRate;

    Report(Cases cases, Price price, double logRate) {
        this.cases = cases;
        this.price = price;
        this.logRate = logRate;
    }

    List<Driver> drivers(Model model) {
        Model.Fit all = model.fit();
        Model.Fit oneHalf = model.fit(row -> cases.half(row) == 0);
        List<Driver> drivers = new ArrayList<>();
        for (int i = 0; i < model.terms().size(); i++) {
            Subgroup group = model.terms().get(i);
            int[] atAnyTime = group.rowsAtAnyTime(cases);
            int[] rows = group.within(atAnyTime, cases);
            Sums sums = all.expectedWithout(i).sums(cases, rows);
            int[] heldOut =
                    Arrays.stream(rows).filter(row -> cases.half(row) == 1).toArray();
            drivers.add(new Driver(
                    group,
                    sums,
                    Math.min(1, Math.exp(Significance.logP(sums, price.of(group, atAnyTime.length)) + logRate)),
                    heldOut(oneHalf.expectedWithout(i).sums(cases, heldOut), sums.isMore())));
        }
        drivers.sort(Driver.BY_EFFECT);
        return drivers;
    }

    private static Driver.HeldOut heldOut(Sums sums, boolean isMore) {
        if (sums.records() == 0) {
            return new Driver.HeldOut(sums, 1);
        }
        double tail = Math.exp(Surprise.logProbability(sums.records(), sums.hits(), sums.expectedHits()));
        return new Driver.HeldOut(sums, sums.isMore() == isMore ? tail : 1);
    }
}
