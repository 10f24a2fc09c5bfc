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
        List<LedgerRecord> found = ledger.findInAnyOrg(kind, id).stream()
                .filter(record -> org == null || record.key().org().equals(org))
                .toList();
        if (found.isEmpty()) {
            throw ProblemException.notFound("id", "There is no %s '%s'".formatted(object, id));
        }
        if (found.size() > 1) {
            List<String> orgs = found.stream().map(record -> record.key().org()).toList();
            throw new ProblemException(
                    Problem.of(400, "org", "Several orgs have a %s '%s': name one".formatted(object, id), orgs));
        }
        return found.getFirst();
    }
}
