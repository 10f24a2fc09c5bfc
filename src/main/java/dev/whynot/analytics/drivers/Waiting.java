package dev.whynot.analytics.drivers;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;

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
        return Duration.ofSeconds("0".equals(wait) ? 0 : Parameters.count("wait", wait, SECONDS, MOST_SECONDS));
    }

    /** What was found, or empty if it takes longer than that. */
    public static <T extends Stamped> Optional<T> found(Search<T> search, Duration patience)
            throws InterruptedException {
        try {
            return search.await(patience);
        } catch (CancellationException e) {
            throw ProblemException.unavailable("The search was ended by somebody; ask again to search anew");
        }
    }

    /** 202 with the progress. */
    public static RestResponse<Object> goesOn(Search<?> search) {
        return RestResponse.ResponseBuilder.<Object>create(RestResponse.Status.ACCEPTED)
                .entity(DriversResource.InProgress.of(search))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
