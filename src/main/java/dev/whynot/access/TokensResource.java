package dev.whynot.access;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.http.ProblemException;

/** Makes, lists and revokes tokens. */
@Path("/api/v1/tokens")
@Tag(name = "Access")
public class TokensResource {

    private final Tokens tokens;
    private final Callers callers;

    TokensResource(Tokens tokens, Callers callers) {
        this.tokens = tokens;
        this.callers = callers;
    }

    /**
     * A token to be made.
     *
     * @param name what it is for
     * @param scopes read, review, import, admin
     * @param expiresInDays 1 to 730; 90 if left out
     */
    public record TokenWanted(String name, List<String> scopes, Integer expiresInDays) {}

    /**
     * A new token.
     *
     * @param secret what to send as {@code Authorization: Bearer}; it is shown this once
     */
    public record TokenMade(long id, String name, List<String> scopes, Instant expiresAt, String secret) {}

    @POST
    @RolesAllowed(Scopes.ADMIN)
    @Operation(
            summary = "Make a token",
            description = "Its secret is shown this once: the service keeps only a hash of it.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TokenMade.class)))
    public Response make(TokenWanted wanted) {
        if (wanted == null) {
            throw ProblemException.badRequest("body", "Expected is {\"name\", \"scopes\", \"expiresInDays\"}");
        }
        Tokens.Created created =
                tokens.create(NewToken.of(wanted.name(), wanted.scopes(), wanted.expiresInDays()), callers.current());
        ApiToken token = created.token();
        return Response.created(URI.create("/api/v1/tokens"))
                .type(MediaType.APPLICATION_JSON)
                .entity(new TokenMade(
                        token.id(),
                        token.name(),
                        token.scopes(),
                        token.expiresAt(),
                        created.secret().value()))
                .build();
    }

    @GET
    @RolesAllowed(Scopes.ADMIN)
    @Operation(summary = "The newest thousand tokens, also those that are revoked or over; never a secret")
    public List<ApiToken> tokens() {
        return tokens.newest();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scopes.ADMIN)
    @Operation(
            summary = "Revoke a token",
            description = "It lets nobody in any more: here at once, on other replicas within ten seconds.")
    public void revoke(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) @PathParam("id") String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw ProblemException.notFound("id", "There is no token '%s'".formatted(id));
        }
        tokens.revoke(Long.parseLong(id), callers.current());
    }
}
