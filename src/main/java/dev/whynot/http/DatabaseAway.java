package dev.whynot.http;

import java.sql.SQLException;

import org.jdbi.v3.core.ConnectionException;

/** Tells failures that pass when the database comes back, or has room again. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /**
     * Whether no connection could be had, or it broke, or the server lacks room: classes 08, 57P and 53 of PostgreSQL's
     * error codes.
     */
    public static boolean isBehind(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            boolean isBroken = cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().matches("(08|57P|53).*");
            if (isBroken || cause instanceof ConnectionException) {
                return true;
            }
        }
        return false;
    }
}
