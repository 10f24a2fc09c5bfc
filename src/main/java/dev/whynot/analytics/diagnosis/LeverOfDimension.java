package dev.whynot.analytics.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which lever a dimension belongs to, by its name; case, underscores and hyphens aside. A mapping names its dimensions
 * itself, so an org that calls one {@code waitingDays} has it taken for one of the process.
 *
 * <p>Left out on purpose: {@code account}, as each value is one customer; {@code competitor}, as it is mostly noted once a
 * deal is lost; {@code rating}, which is a rep's guess at the outcome; {@code amount} and {@code currency}, which no lever
 * moves.
 */
final class LeverOfDimension {

    private static final Map<Lever, List<String>> NAMES = Map.of(
            Lever.TARGETING,
            List.of(
                    "industry",
                    "country",
                    "state",
                    "region",
                    "city",
                    "territory",
                    "companySize",
                    "segment",
                    "persona",
                    "title",
                    "role",
                    "department",
                    "type",
                    "leadSource"),
            Lever.FIT,
            List.of("product", "productFamily", "productLine", "edition", "plan", "useCase", "priceList"),
            Lever.PEOPLE,
            List.of("owner", "rep", "team", "salesTeam", "manager"),
            Lever.MESSAGE,
            List.of("campaign", "message", "template", "sequence", "pitch", "landingPage", "content"),
            Lever.PROCESS,
            List.of(
                    "firstResponseHours",
                    "firstResponseDays",
                    "responseTime",
                    "responseHours",
                    "responseDays",
                    "waitingTime",
                    "waitingHours",
                    "waitingDays",
                    "stageAge",
                    "daysInStage",
                    "handover",
                    "handovers",
                    "handoffs"));

    private static final Map<String, Lever> BY_NAME = byName();

    /** Held fixed in all that is compared, as two orgs or objects are not one market. */
    static final Set<String> HELD_FIXED = Set.of("org", "object");

    private LeverOfDimension() {}

    static Optional<Lever> of(String dimension) {
        return Optional.ofNullable(BY_NAME.get(plain(dimension)));
    }

    private static Map<String, Lever> byName() {
        Map<String, Lever> all = new HashMap<>();
        NAMES.forEach((lever, names) -> names.forEach(name -> all.put(plain(name), lever)));
        return Map.copyOf(all);
    }

    private static String plain(String name) {
        return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }
}
