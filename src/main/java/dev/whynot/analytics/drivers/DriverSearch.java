package dev.whynot.analytics.drivers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the subgroups in which hits are more, or fewer, than the rest explains. One at a time: the one that is hardest to
 * believe is refined, tested, and becomes part of the {@link Model} of what is to be expected, so that what follows from
 * it is no surprise any more; then the search goes on until nothing is left that is significant after the correction for
 * all that was searched ({@link Price}). What turns out to be explained by later ones is taken out again ("stepwise
 * regression", M. A. Efroymson, 1960, with subgroups as variables).
 */
public final class DriverSearch {

    /** Candidates that are refined at once. */
    private static final int REFINED = 6;

    /** Where no candidate comes near the level, the smallest p-value is some way above 1. */
    private static final double AT_LEAST_IF_NOTHING = 3;

    /** Less surprising candidates are looked at again only when all others are explained. */
    private static final double NEAR = -2;

    private final Cases cases;
    private final Options options;
    private final Progress progress;
    private final Price price;
    /** How much chance really takes of the price. */
    private final double logRate;

    private DriverSearch(Cases cases, Options options, Progress progress) {
        this.cases = cases;
        this.options = options;
        this.progress = progress;
        this.price = new Price(cases, options.depth());
        this.logRate = Chance.logRate(cases, this::smallestLogP, progress);
    }

    /**
     * What is searched for.
     *
     * @param depth at most so many conditions, 1 to 3; a window comes on top
     * @param minimum fewest records of a subgroup
     * @param most at most so many drivers
     * @param level of significance: the chance that anything is reported where there is nothing is at most this
     * @param lift a subgroup is of no interest if its hits are less than so many times what is expected (or that many
     *     times fewer), however sure they are
     */
    public record Options(int depth, int minimum, int most, double level, double lift) {

        /** The usual ones. */
        public static Options of(int depth) {
            return new Options(depth, 50, 10, 0.05, 1.1);
        }

        /** The same where several searches share the level. */
        Options sharedBy(int searches) {
            return new Options(depth, minimum, most, level / searches, lift);
        }
    }

    /** The drivers in the order of {@link Driver#BY_EFFECT}. */
    public static List<Driver> search(Cases cases, Options options, Progress progress) {
        return new DriverSearch(cases, options, progress).search();
    }

    private List<Driver> search() {
        if (cases.rows() < 2 * options.minimum()) {
            return List.of();
        }
        Sweep sweep = new Sweep(cases, price, options.minimum(), progress);
        List<List<Integer>> everywhere = Sweep.combinations(cases.columns().size(), options.depth());
        Model model = Model.of(cases);
        Set<Subgroup> refused = new HashSet<>();
        while (true) {
            Model.Expected expected = model.fit().expected();
            List<Candidate> candidates = sweep.run(expected, everywhere);
            Model before = model;
            while (model.terms().size() < options.most()) {
                progress.check();
                Candidate next = best(candidates, expected, refused);
                if (next == null) {
                    break;
                }
                model = tidied(model.with(next.group()), refused);
                progress.at("drivers", (double) model.terms().size() / options.most());
                expected = model.fit().expected();
                candidates = sweep.run(expected, combinations(candidates));
            }
            if (model == before || model.terms().size() >= options.most()) {
                return new Report(cases, price, logRate).drivers(model);
            }
        }
    }

    /** Those of the candidates that may become significant, and all that they are made of, shorter ones first. */
    private static List<List<Integer>> combinations(List<Candidate> candidates) {
        Set<List<Integer>> all = new TreeSet<>((one, other) -> {
            int order = Integer.compare(one.size(), other.size());
            return order != 0 ? order : one.toString().compareTo(other.toString());
        });
        all.add(List.of());
        for (Candidate candidate : candidates) {
            if (candidate.gain() < NEAR) {
                break;
            }
            List<Integer> columns = candidate.group().conditions().stream()
                    .map(Condition::column)
                    .toList();
            for (int subset = 1; subset < 1 << columns.size(); subset++) {
                List<Integer> part = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    if ((subset >> i & 1) == 1) {
                        part.add(columns.get(i));
                    }
                }
                all.add(List.copyOf(part));
            }
        }
        return List.copyOf(all);
    }

    /** The most surprising one that is significant and of interest, or null. */
    private Candidate best(List<Candidate> candidates, Model.Expected expected, Set<Subgroup> refused) {
        Refiner refiner = new Refiner(cases, expected, price, options.depth(), options.minimum());
        for (int i = 0; i < candidates.size(); i += REFINED) {
            progress.check();
            Optional<Candidate> best = candidates.subList(i, Math.min(candidates.size(), i + REFINED)).stream()
                    .parallel()
                    .map(refiner::refine)
                    .filter(candidate -> !refused.contains(candidate.group()) && isSignificant(candidate))
                    .min(Candidate.BEST_FIRST);
            if (best.isPresent()) {
                return best.get();
            }
        }
        return null;
    }

    private boolean isSignificant(Candidate candidate) {
        return logP(candidate) + logRate <= Math.log(options.level()) && isOfInterest(candidate.sums());
    }

    private double logP(Candidate candidate) {
        return Significance.logP(candidate.sums(), price.of(candidate.group(), candidate.atAnyTime()));
    }

    /** What the first step of a search comes to. */
    private double smallestLogP(Cases drawn) {
        Model.Expected expected = Model.of(drawn).fit().expected();
        Refiner refiner = new Refiner(drawn, expected, price, options.depth(), options.minimum());
        return new Sweep(drawn, price, options.minimum(), Progress.NONE)
                .run(expected, Sweep.combinations(drawn.columns().size(), options.depth())).stream()
                        .limit(REFINED)
                        .parallel()
                        .mapToDouble(candidate -> logP(refiner.refine(candidate)))
                        .min()
                        .orElse(AT_LEAST_IF_NOTHING);
    }

    private boolean isOfInterest(Sums sums) {
        double ratio = sums.hits() / sums.expectedHits();
        return ratio >= options.lift() || ratio <= 1 / options.lift();
    }

    /** Without what the others explain by now. */
    private Model tidied(Model model, Set<Subgroup> refused) {
        Model.Fit fit = model.fit();
        List<Subgroup> kept = new ArrayList<>();
        for (int i = 0; i < model.terms().size(); i++) {
            Subgroup term = model.terms().get(i);
            int[] atAnyTime = term.rowsAtAnyTime(cases);
            Sums sums = fit.expectedWithout(i).sums(cases, term.within(atAnyTime, cases));
            if (isSignificant(new Candidate(term, sums, atAnyTime.length, 0))) {
                kept.add(term);
            } else {
                refused.add(term); // so that the two do not take turns
            }
        }
        return kept.size() == model.terms().size() ? model : Model.of(cases, kept);
    }
}
