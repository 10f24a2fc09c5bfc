package dev.whynot.http;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;

/** Ends a request with problem details. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = requireNonNull(problem);
    }

    /** The request bears a wrong value: 400. */
    public static ProblemException badRequest(String parameter, String detail) {
        return badRequest(parameter, detail, List.of());
    }

    /** The request bears a wrong value, and these would be right: 400. */
    public static ProblemException badRequest(String parameter, String detail, Collection<String> valid) {
        return new ProblemException(Problem.of(400, parameter, detail, List.copyOf(valid)));
    }

    /** There is no such thing: 404. */
    public static ProblemException notFound(String parameter, String detail) {
        return new ProblemException(Problem.of(404, parameter, detail, List.of()));
    }

    /** The answer is not there yet: 503. */
    public static ProblemException unavailable(String detail) {
        return new ProblemException(Problem.of(503, detail));
    }

    Problem problem() {
        return problem;
    }
}
