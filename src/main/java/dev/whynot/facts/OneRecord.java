package dev.whynot.facts;

import java.util.List;

import jakarta.inject.Singleton;

import dev.whynot.http.Parameters;
import dev.whynot.http.Problem;
import dev.whynot.http.ProblemException;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.LedgerRecord;
import dev.whynot.ledger.SalesObject;

/** Finds the record that a path names. */
@Singleton
public class OneRecord {

    private final Ledger ledger;

    OneRecord(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * The record.
     *
     * @param org id of its org; null will do where only one has it
     * @throws ProblemException 404 if there is none, 400 if several orgs have it
     */
    public LedgerRecord find(String object, String id, String org) {
        SalesObject kind = Parameters.oneOf("object", object, SalesObject.codes())
                .flatMap(SalesObject::of)
                .orElseThrow();
        List<LedgerRecord> all = ledger.findInAnyOrg(kind, id);
        if (all.isEmpty()) {
            throw ProblemException.notFound("id", "There is no %s '%s'".formatted(object, id));
        }
        List<String> orgs = all.stream().map(record -> record.key().org()).toList();
        if (org == null && all.size() > 1) {
            throw ProblemException.badRequest(
                    "org", "Several orgs have a %s '%s': name one".formatted(object, id), orgs);
        }
        return all.stream()
                .filter(record -> org == null || record.key().org().equals(org))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "org", "The org '%s' has no %s '%s'".formatted(org, object, id), orgs)));
    }
}
