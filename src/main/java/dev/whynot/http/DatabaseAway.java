package dev.whynot.http;

import java.sql.SQLException;

import org.jdbi.v3.core.ConnectionException;

/** Tells failures that pass when the database comes back. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** Whether no connection could be had, or it broke: classes 08 and 57P of PostgreSQL's error codes. */
    public static boolean isBehind(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            boolean isBroken = cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().matches("08.*|57P.*");
            if (isBroken || cause instanceof ConnectionException) {
                return true;
            }
        }
        return false;
    }
}
