package dev.whynot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Optional;
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
        return answer(stamp, Optional.empty(), answer);
    }

    /**
     * The answer in one of the languages that the caller may ask for by {@code Accept-Language} (RFC 9110, sections 8.5
     * and 12.5.4), or 304 where the caller has it in this language already.
     *
     * @param language the tag of the language that it is in
     */
    public <T> RestResponse<T> answer(String stamp, String language, Supplier<T> answer) {
        return answer(stamp, Optional.of(language), answer);
    }

    private <T> RestResponse<T> answer(String stamp, Optional<String> language, Supplier<T> answer) {
        String all = String.join("\n", version, stamp, language.orElse(""), question());
        // weak: the same answer may come compressed or not
        EntityTag tag = new EntityTag(
                UUID.nameUUIDFromBytes(all.getBytes(UTF_8)).toString().replace("-", ""), true);
        boolean isKnown = request.evaluatePreconditions(tag) != null;
        RestResponse.ResponseBuilder<T> response =
                isKnown ? RestResponse.ResponseBuilder.notModified() : RestResponse.ResponseBuilder.ok(answer.get());
        CacheControl revalidated = new CacheControl();
        revalidated.setNoCache(true);
        revalidated.setPrivate(true);
        language.ifPresent(tagOfLanguage -> response.header(HttpHeaders.CONTENT_LANGUAGE, tagOfLanguage));
        return response.tag(tag)
                .cacheControl(revalidated)
                .header(
                        HttpHeaders.VARY,
                        language.isPresent()
                                ? HttpHeaders.ACCEPT_ENCODING + ", " + HttpHeaders.ACCEPT_LANGUAGE
                                : HttpHeaders.ACCEPT_ENCODING)
                .build();
    }

    /** Path and query as they were sent, without the host: whichever replica is asked, the answer is the same. */
    private String question() {
        URI asked = uri.getRequestUri();
        return asked.getRawPath() + "?" + asked.getRawQuery();
    }
}
