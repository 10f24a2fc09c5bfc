package dev.whynot.analytics.drivers;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

import dev.whynot.http.Parameters;
import dev.whynot.http.ProblemException;

/** How a call waits for a search, and what it answers if that takes longer. */
public final class Waiting {

    private static final int SECONDS = 30;
    private static final int MOST_SECONDS = 60;
    private static final String RETRY_AFTER_SECONDS = "1";

    private Waiting() {}

    /** Reads the parameter {@code wait}. */
    public static Duration patience(String wait) {
        return Duration.ofSeconds(Parameters.count("wait", wait, SECONDS, 0, MOST_SECONDS));
    }

    /**
     * Waits so long for the search.
     *
     * @param told makes the answer of what was found
     * @return 202 with the progress if it takes longer than that
     */
    public static <T extends Stamped> RestResponse<?> answer(
            Search<T> search, Duration patience, Function<T, ? extends RestResponse<?>> told)
            throws InterruptedException {
        Optional<T> found = found(search, patience);
        return found.isPresent() ? told.apply(found.get()) : goesOn(search);
    }

    private static <T extends Stamped> Optional<T> found(Search<T> search, Duration patience)
            throws InterruptedException {
        try {
            return search.await(patience);
        } catch (CancellationException e) {
            throw ProblemException.unavailable("The search was ended by somebody; ask again to search anew");
        }
    }

    private static RestResponse<Object> goesOn(Search<?> search) {
        return RestResponse.ResponseBuilder.<Object>create(RestResponse.Status.ACCEPTED)
                .entity(DriversResource.InProgress.of(search))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
