package dev.whynot.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The ids of field sets. An id stands for one set for ever, so all that were ever asked for are kept at hand. */
@ApplicationScoped
class FieldSets {

    private final Jdbi jdbi;
    private final Map<FieldSet, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, FieldSet> sets = new ConcurrentHashMap<>();

    FieldSets(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The id of a set. That of a new set is committed at once, whatever becomes of the caller's transaction. */
    int id(FieldSet set) {
        Integer known = ids.get(set);
        return known == null ? remember(jdbi.inTransaction(handle -> insert(handle, set)), set) : known;
    }

    /** The set with an id that {@link #id} gave, here or in another replica. */
    FieldSet set(Handle handle, int id) {
        FieldSet known = sets.get(id);
        if (known != null) {
            return known;
        }
        FieldSet read = handle.createQuery("select fields from field_set where id = :id")
                .bind("id", id)
                .map((row, context) ->
                        FieldSet.of(Arrays.stream((String[]) row.getArray(1).getArray())
                                .map(Field::ofCode)
                                .toList()))
                .one();
        remember(id, read);
        return read;
    }

    private int remember(int id, FieldSet set) {
        ids.put(set, id);
        sets.put(id, set);
        return id;
    }

    private static int insert(Handle handle, FieldSet set) {
        String fingerprint = sha256(String.join("\n", set.codes()));
        handle.createUpdate("""
                insert into field_set (fingerprint, fields) values (:fingerprint, :fields)
                on conflict (fingerprint) do nothing
                """)
                .bind("fingerprint", fingerprint)
                .bindArray("fields", String.class, set.codes())
                .execute();
        return handle.createQuery("select id from field_set where fingerprint = :fingerprint")
                .bind("fingerprint", fingerprint)
                .mapTo(Integer.class)
                .one();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
