package dev.whynot.salesforce.discovery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.force.api.DescribeSObject;

import dev.whynot.ledger.SalesObject;
import dev.whynot.mapping.Mapping;
import dev.whynot.mapping.ObjectMapping;
import dev.whynot.mapping.OutcomeRule;
import dev.whynot.salesforce.discovery.FieldFinder.Found;
import dev.whynot.salesforce.wire.SalesforceApi;
import dev.whynot.salesforce.wire.SalesforceException;

/**
 * Finds out how the records of an org are to be read: which fields it has and shows us, which of its own are likely
 * the reasons, and what its stages and statuses mean.
 */
public final class Discovery {

    /** The name of the mapping that an org is read by. */
    public static final String MAPPING = "salesforce";

    private static final Pattern LOST_STATUS = Pattern.compile(
            "unqual|disqual|not qualified|reject|dead|junk|lost|closed.*not.*convert|abgelehnt|nicht qualifiziert|verloren|kein interesse",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final SalesforceApi api;
    private final Mapping base;
    private final boolean isOwn;
    private final HiddenFields hidden = new HiddenFields();

    /**
     * Starts from a mapping.
     *
     * @param base columns to look for
     * @param isOwn whether somebody wrote it for this org, so that nothing is to be added
     */
    public Discovery(SalesforceApi api, Mapping base, boolean isOwn) {
        this.api = api;
        this.base = base;
        this.isOwn = isOwn;
    }

    /** Learns from a refused field; whether the next {@link #discover} will do without it. */
    public boolean learn(String invalidField) {
        return hidden.learn(invalidField);
    }

    /** Whether fields were refused that the org said to have. */
    public boolean hasRefused() {
        return !hidden.isEmpty();
    }

    /** Tries refused fields again: somebody may have shown them to us since. */
    public void forgetRefused() {
        hidden.clear();
    }

    /**
     * Asks the org. The revision is left at 0.
     *
     * @throws SalesforceException refused, no answer, or one that is none of Salesforce
     */
    public OrgMapping discover() {
        return discover(api.orgId(), api::describe, soql -> api.query(soql).rows());
    }

    /**
     * The same of what it answers.
     *
     * @param describes by the name of an object
     * @param queries rows by SOQL
     */
    OrgMapping discover(
            String org,
            Function<String, DescribeSObject> describes,
            Function<String, List<Map<String, Object>>> queries) {
        Map<SalesObject, Map<String, String>> why = new EnumMap<>(SalesObject.class);
        Map<SalesObject, List<String>> columns = new EnumMap<>(SalesObject.class);
        Map<SalesObject, Set<String>> lookedUp = new EnumMap<>(SalesObject.class);
        Map<SalesObject, ObjectMapping> objects = new EnumMap<>(SalesObject.class);
        List<String> warnings = new ArrayList<>();
        base.objects().forEach((object, mapping) -> {
            OrgSchema schema = new OrgSchema(describes.apply(apiName(object)), hidden);
            Map<String, String> reasons = new LinkedHashMap<>();
            ObjectMapping full = isOwn ? mapping : found(object, mapping, schema, queries, reasons);
            ObjectMapping visible =
                    full.withColumns(visible(schema, full, warnings)).keyedBySalesforce();
            Set<String> wanted = new LinkedHashSet<>(OrgSchema.KEYS);
            visible.columns().stream().filter(schema::has).forEach(wanted::add);
            List<String> spelled = schema.spelled(wanted);
            columns.put(object, spelled);
            lookedUp.put(object, spelled.stream().filter(schema::isLookedUp).collect(Collectors.toUnmodifiableSet()));
            objects.put(object, visible);
            why.put(object, reasons);
        });
        if (isOwn && !base.org().equals(org)) {
            warnings.add(
                    "The mapping's org is '%s', the connected one %s: write 'org: %s' into it so that its reasons apply"
                            .formatted(base.org(), org, org));
        }
        Mapping mapping = new Mapping(
                base.name(),
                org,
                base.zone(),
                base.dates(),
                base.decimal(),
                base.empty(),
                base.reasons(),
                objects.get(SalesObject.LEAD),
                objects.get(SalesObject.OPPORTUNITY));
        return new OrgMapping(0, mapping, why, List.copyOf(warnings), columns, lookedUp);
    }

    /** How Salesforce calls an object. */
    public static String apiName(SalesObject object) {
        return object == SalesObject.LEAD ? "Lead" : "Opportunity";
    }

    private static ObjectMapping found(
            SalesObject object,
            ObjectMapping mapping,
            OrgSchema schema,
            Function<String, List<Map<String, Object>>> queries,
            Map<String, String> why) {
        FieldFinder finder = schema.finder();
        boolean isLead = object == SalesObject.LEAD;
        List<String> taken = new ArrayList<>();
        Optional<Found> reason = take(finder, Wanted.reason(isLead), "reason", taken, why);
        Optional<Found> detail = take(finder, Wanted.detail(isLead), "detail", taken, why);
        Optional<Found> lostOn = isLead ? take(finder, Wanted.lostOn(), "closed", taken, why) : Optional.empty();
        Optional<Found> before =
                isLead ? Optional.empty() : take(finder, Wanted.stageBeforeClose(), "stageBeforeClose", taken, why);
        Map<String, List<String>> dimensions = new LinkedHashMap<>(mapping.dimensions());
        take(finder, Wanted.competitor(), "dimensions.competitor", taken, why)
                .ifPresent(competitor -> dimensions.put("competitor", List.of(competitor.name())));
        List<OutcomeRule> outcome =
                isLead ? leadOutcome(mapping, queries, why) : opportunityOutcome(mapping, queries, why);
        return new ObjectMapping(
                mapping.id(),
                mapping.idFormat(),
                mapping.version(),
                mapping.created(),
                lostOn.map(field -> List.of("ConvertedDate", field.name())).orElse(mapping.closed()),
                mapping.stage(),
                only(before, mapping.stageBeforeClose()),
                mapping.amount(),
                mapping.currency(),
                mapping.currencyIfMissing(),
                mapping.owner(),
                only(reason, mapping.reason()),
                only(detail, mapping.detail()),
                mapping.deleted(),
                outcome,
                dimensions,
                mapping.ranges());
    }

    private static Optional<Found> take(
            FieldFinder finder, Wanted wanted, String field, List<String> taken, Map<String, String> why) {
        Optional<Found> found = finder.find(wanted, taken);
        found.ifPresent(it -> {
            taken.add(it.name());
            why.put(field, it.why());
        });
        return found;
    }

    private static List<String> only(Optional<Found> found, List<String> otherwise) {
        return found.map(field -> List.of(field.name())).orElse(otherwise);
    }

    /** Flags tell it; the stages are named so that one can see what they mean here. */
    private static List<OutcomeRule> opportunityOutcome(
            ObjectMapping mapping, Function<String, List<Map<String, Object>>> queries, Map<String, String> why) {
        List<Map<String, Object>> stages =
                queries.apply("SELECT MasterLabel, IsClosed, IsWon FROM OpportunityStage ORDER BY SortOrder");
        why.put(
                "outcome",
                "IsWon and IsClosed tell it; stages that are won: %s, lost: %s"
                        .formatted(labels(stages, true), labels(stages, false)));
        return mapping.outcome();
    }

    private static List<String> labels(List<Map<String, Object>> closedStages, boolean isWon) {
        return closedStages.stream()
                .filter(Objects::nonNull)
                .filter(stage -> Boolean.TRUE.equals(stage.get("IsClosed")))
                .filter(stage -> Boolean.TRUE.equals(stage.get("IsWon")) == isWon)
                .map(stage -> Objects.toString(stage.get("MasterLabel"), ""))
                .toList();
    }

    /** A lead has no flag for "disqualified": which statuses mean it is guessed from their labels. */
    private static List<OutcomeRule> leadOutcome(
            ObjectMapping mapping, Function<String, List<Map<String, Object>>> queries, Map<String, String> why) {
        List<String> statuses = queries.apply("SELECT MasterLabel, IsConverted FROM LeadStatus").stream()
                .filter(row -> row != null && !Boolean.TRUE.equals(row.get("IsConverted")))
                .map(row -> Objects.toString(row.get("MasterLabel"), ""))
                .filter(label -> !label.isBlank())
                .toList();
        List<String> lost = statuses.stream().filter(Discovery::soundsLost).toList();
        List<String> open =
                statuses.stream().filter(status -> !lost.contains(status)).toList();
        if (lost.isEmpty()) {
            why.put("outcome", "no status sounds like a disqualified lead: none counts as lost; statuses are " + open);
            return mapping.outcome();
        }
        why.put("outcome", "of the statuses these sound like a disqualified lead; open are " + open);
        return List.of(
                new OutcomeRule(Map.of("IsConverted", List.of("true")), "won"),
                new OutcomeRule(Map.of("Status", lost), "lost"),
                new OutcomeRule(Map.of(), "open"));
    }

    /** Not in an endless text, where looking for three words in a row would take for ever; labels are short. */
    private static boolean soundsLost(String status) {
        return status.length() <= FieldFinder.LONGEST_LABEL
                && LOST_STATUS.matcher(status).find();
    }

    /** Leaves out columns that the org does not show. Of the usual names most are not there; of one's own, all should. */
    private UnaryOperator<List<String>> visible(OrgSchema schema, ObjectMapping mapping, List<String> warnings) {
        Set<String> absent = new LinkedHashSet<>();
        mapping.columns().stream().filter(column -> !schema.has(column)).forEach(absent::add);
        if (isOwn) {
            absent.forEach(column -> warnings.add(
                    "The column %s of the mapping is not there, or hidden from our user: left out".formatted(column)));
        }
        return columns -> columns.stream().filter(schema::has).toList();
    }
}
