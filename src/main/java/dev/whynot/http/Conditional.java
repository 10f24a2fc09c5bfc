package dev.whynot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers that need not be sent again while nothing changed (RFC 9110, section 13). */
@Singleton
public class Conditional {

    private final UriInfo uri;
    private final Request request;
    private final String version;

    Conditional(UriInfo uri, Request request, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.uri = uri;
        this.request = request;
        this.version = version;
    }

    /**
     * The answer, or 304 where the caller has it already.
     *
     * @param stamp names all that it follows from beside the request
     */
    public <T> RestResponse<T> answer(String stamp, Supplier<T> answer) {
        String all = String.join("\n", version, stamp, question());
        // weak: the same answer may come compressed or not
        EntityTag tag = new EntityTag(
                UUID.nameUUIDFromBytes(all.getBytes(UTF_8)).toString().replace("-", ""), true);
        boolean isKnown = request.evaluatePreconditions(tag) != null;
        RestResponse.ResponseBuilder<T> response =
                isKnown ? RestResponse.ResponseBuilder.notModified() : RestResponse.ResponseBuilder.ok(answer.get());
        CacheControl revalidated = new CacheControl();
        revalidated.setNoCache(true);
        revalidated.setPrivate(true);
        return response.tag(tag)
                .cacheControl(revalidated)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .build();
    }

    /** Path and query as they were sent, without the host: whichever replica is asked, the answer is the same. */
    private String question() {
        URI asked = uri.getRequestUri();
        return asked.getRawPath() + "?" + asked.getRawQuery();
    }
}
