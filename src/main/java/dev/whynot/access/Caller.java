package dev.whynot.access;

/**
 * Who does something.
 *
 * @param actor {@code local} (open mode), {@code command}, {@code service} (nobody asked for it), {@code token:ID} or
 *     {@code person:SUBJECT}
 * @param name for people to read
 */
public record Caller(String actor, String name) {

    /** Somebody on this machine, in open mode. */
    public static final Caller LOCAL = new Caller("local", "local");

    /** Somebody who reaches the database and used the command. */
    public static final Caller COMMAND = new Caller("command", "command");

    /** The service by itself. */
    public static final Caller SERVICE = new Caller("service", "service");

    static Caller token(ApiToken token) {
        return new Caller("token:" + token.id(), token.name());
    }

    static Caller person(String subject, String name) {
        return new Caller("person:" + subject, name);
    }

    /** Whether it is known who it is, rather than only that they are on this machine. */
    public boolean isKnown() {
        return actor.startsWith("token:") || actor.startsWith("person:");
    }
}
