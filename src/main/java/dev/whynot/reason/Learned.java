package dev.whynot.reason;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import org.jdbi.v3.core.Handle;

import dev.whynot.reason.text.Example;
import dev.whynot.reason.text.TextModel;

/**
 * What the people of each org decided, as the database has it. {@link #refresh} is called by whoever is about to decide,
 * within the transaction that writes what is decided, so that no replica decides by what was undone.
 */
@Singleton
public class Learned {

    /** A decision of somebody who knows the org counts as much as so many phrases. */
    private static final int WEIGHT = 3;

    private final Classifier classifier;
    private volatile State state = new State(0, Map.of());

    public Learned(Classifier classifier) {
        this.classifier = classifier;
    }

    /** What one org decided, told and not read. */
    Learned knowing(String org, OrgKnowledge knowledge) {
        Learned learned = new Learned(classifier);
        learned.state = new State(0, Map.of(org, knowledge));
        return learned;
    }

    private record State(long revision, Map<String, OrgKnowledge> byOrg) {}

    OrgKnowledge of(String org) {
        return org == null ? OrgKnowledge.NONE : state.byOrg().getOrDefault(org, OrgKnowledge.NONE);
    }

    /** Reads what was decided, if anything changed since it was read last. */
    public void refresh(Handle handle) {
        long revision = handle.createQuery("select last from reason_revision")
                .mapTo(Long.class)
                .one();
        if (revision != state.revision()) {
            state = read(handle, revision);
        }
    }

    /** The next {@link #refresh} reads it anew. */
    void forget() {
        state = new State(-1, state.byOrg());
    }

    /** Tells everybody to read it anew, in the transaction that changes it. */
    static void changed(Handle handle) {
        handle.execute("update reason_revision set last = last + 1");
    }

    private State read(Handle handle, long revision) {
        Map<String, Map<String, String>> codes = new HashMap<>();
        Map<String, List<Example>> examples = new HashMap<>();
        Map<String, Map<String, OwnReason>> own = new HashMap<>();
        handle.createQuery("select * from own_reason order by org_id, code")
                .map((row, context) -> own.computeIfAbsent(row.getString("org_id"), org -> new HashMap<>())
                        .put(row.getString("code"), ownReason(row)))
                .list();
        handle.createQuery(
                        "select org_id, text_key, text, code from reason_decision where undone_at is null order by id")
                .map((row, context) -> {
                    String org = row.getString("org_id");
                    String code = row.getString("code");
                    codes.computeIfAbsent(org, none -> new HashMap<>()).put(row.getString("text_key"), code);
                    OwnReason below = own.getOrDefault(org, Map.of()).get(code);
                    String label = below == null ? code : below.parent();
                    List<Example> learnt = examples.computeIfAbsent(org, none -> new ArrayList<>());
                    for (int i = 0; i < WEIGHT; i++) {
                        learnt.add(new Example(org, label, "", row.getString("text")));
                    }
                    return org;
                })
                .list();
        Map<String, OrgKnowledge> byOrg = new HashMap<>();
        Set<String> orgs = new HashSet<>(own.keySet());
        orgs.addAll(codes.keySet());
        for (String org : orgs) {
            TextModel model = examples.containsKey(org) ? classifier.model().with(examples.get(org)) : null;
            byOrg.put(
                    org,
                    new OrgKnowledge(
                            Map.copyOf(codes.getOrDefault(org, Map.of())),
                            Map.copyOf(own.getOrDefault(org, Map.of())),
                            model));
        }
        return new State(revision, Map.copyOf(byOrg));
    }

    static OwnReason ownReason(ResultSet row) throws SQLException {
        return new OwnReason(
                row.getString("code"),
                row.getString("parent"),
                row.getString("en"),
                row.getString("de"),
                List.copyOf(Arrays.asList((String[]) row.getArray("instead_of").getArray())));
    }
}
