package dev.whynot.http;

import java.io.CharConversionException;
import java.util.List;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.vertx.core.http.HttpClosedException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns each failure of a request into problem details. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    /** After how long to try again what is not there now. */
    private static final int SOON_SECONDS = 2;

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return answer(e.problem());
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        return answer(
                switch (e) {
                    case UnrecognizedPropertyException unknown ->
                        Problem.of(
                                400,
                                path(unknown),
                                "Unknown field" + where,
                                unknown.getKnownPropertyIds().stream()
                                        .map(Object::toString)
                                        .toList());
                    case JsonMappingException wrong ->
                        Problem.of(400, path(wrong), "The value has the wrong type" + where, List.of());
                    default -> Problem.of(400, "The body is not JSON" + where);
                });
    }

    /** Quarkus maps this one by itself, to an empty answer, unless it is mapped by name. */
    @ServerExceptionMapper
    Response json(MismatchedInputException e) {
        return json((JsonProcessingException) e);
    }

    /** Jackson says so where a body begins as one in UTF-32 and is none; it is no {@link JsonProcessingException}. */
    @ServerExceptionMapper
    Response encoding(CharConversionException e) {
        return answer(Problem.of(400, "The body is not JSON in UTF-8"));
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json);
        }
        Response given = e.getResponse();
        Response.ResponseBuilder answer = Response.fromResponse(
                answer(Problem.of(given.getStatus(), given.getStatusInfo().getReasonPhrase())));
        given.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Type")) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return answer.build();
    }

    @ServerExceptionMapper
    Response failure(Throwable e) {
        if (DatabaseAway.isBehind(e)) {
            LOG.errorf("The database cannot be reached, or is full: %s", e.getMessage());
            return answer(Problem.of(503, "The database cannot be reached, or is full; try again soon"));
        }
        if (hasHungUp(e)) {
            LOG.debugf("The sender hung up: %s", e.getMessage());
            return answer(Problem.of(400, "The body came incomplete"));
        }
        String id = RequestId.current();
        LOG.errorf(e, "Request failed, error %s", id);
        return answer(Problem.of(500, "Something went wrong here; the log has the details under error " + id));
    }

    private static boolean hasHungUp(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpClosedException) {
                return true;
            }
        }
        return false;
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header("Retry-After", problem.status() == 503 ? SOON_SECONDS : null)
                .entity(problem)
                .build();
    }

    /** The path of a JSON field as one would write it, for example {@code texts[2]}. */
    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
