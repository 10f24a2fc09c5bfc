package dev.whynot.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Handle;

/** The SQL of tokens. */
final class TokenStore {

    private static final int MOST = 1_000;

    private TokenStore() {}

    static ApiToken add(Handle handle, NewToken token, TokenSecret secret, String by, Instant now) {
        return handle.createQuery("""
                        insert into api_token (name, secret_sha256, scopes, created_at, created_by, expires_at)
                        values (:name, :hash, string_to_array(:scopes, ','), :now, :by, :expires)
                        returning *
                        """)
                .bind("name", token.name())
                .bind("hash", secret.hash())
                .bind("scopes", String.join(",", token.scopes()))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("by", by)
                .bind("expires", now.plus(token.lasts()).atOffset(ZoneOffset.UTC))
                .map((row, context) -> token(row))
                .one();
    }

    /** The newest thousand, also those that are revoked or over. */
    static List<ApiToken> newest(Handle handle) {
        return handle.createQuery("select * from api_token order by id desc limit :most")
                .bind("most", MOST)
                .map((row, context) -> token(row))
                .list();
    }

    static Optional<ApiToken> find(Handle handle, byte[] hash) {
        return handle.createQuery("select * from api_token where secret_sha256 = :hash")
                .bind("hash", hash)
                .map((row, context) -> token(row))
                .findOne();
    }

    /** The token as it is after it was revoked; empty if there is none, or it was revoked before. */
    static Optional<ApiToken> revoke(Handle handle, long id, String by, Instant now) {
        return handle.createQuery("""
                        update api_token set revoked_at = :now, revoked_by = :by
                        where id = :id and revoked_at is null
                        returning *
                        """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("by", by)
                .bind("id", id)
                .map((row, context) -> token(row))
                .findOne();
    }

    static boolean exists(Handle handle, long id) {
        return handle.createQuery("select exists (select from api_token where id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    static void used(Handle handle, long id, Instant now) {
        handle.createUpdate("""
                        update api_token set last_used_at = :now
                        where id = :id and (last_used_at is null or last_used_at < :now::timestamptz - interval '1 minute')
                        """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("id", id)
                .execute();
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                List.of((String[]) row.getArray("scopes").getArray()),
                instant(row, "created_at"),
                row.getString("created_by"),
                instant(row, "expires_at"),
                instant(row, "revoked_at"),
                row.getString("revoked_by"),
                instant(row, "last_used_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
