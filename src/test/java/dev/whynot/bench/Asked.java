package dev.whynot.bench;

import java.sql.SQLException;
import java.util.List;

import dev.whynot.facts.Group;

/** Who answers the question, in one way of several. */
interface Asked extends AutoCloseable {

    /** Who it is, and in which way, for the report. */
    String name();

    /** The groups, in any order; a group may come in parts. */
    List<Group> answer(Question question) throws SQLException;

    /** The same as fast as it can: the answer is read to its end, but nothing is made of it. */
    default void hurry(Question question) throws SQLException {
        answer(question);
    }

    @Override
    default void close() throws SQLException {}
}
