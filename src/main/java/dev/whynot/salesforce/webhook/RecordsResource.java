package dev.whynot.salesforce.webhook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.http.Problem;
import dev.whynot.http.ProblemException;
import dev.whynot.salesforce.door.Door;
import dev.whynot.salesforce.webhook.Intake.NotNowException;
import dev.whynot.salesforce.webhook.PushAnswer.Result;
import dev.whynot.salesforce.webhook.PushAnswer.State;
import dev.whynot.salesforce.webhook.PushReader.Read;
import dev.whynot.salesforce.wire.SalesforceException;

/** Takes records that Apex, a Flow or another tool posts. */
@Path("/webhooks/salesforce/records")
@Tag(name = "Salesforce")
public class RecordsResource {

    private final Senders senders;
    private final Signature signature;
    private final PushReader reader;
    private final Intake intake;

    RecordsResource(Senders senders, Signature signature, PushReader reader, Intake intake) {
        this.senders = senders;
        this.signature = signature;
        this.reader = reader;
        this.intake = intake;
    }

    @POST
    @PermitAll // the sender proves who it is by a secret of its own
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            summary = "Records as Salesforce's REST API and Apex write them",
            description = "One, or an array of up to 200, each with attributes.type and Id, signed with"
                    + " X-Whynot-Timestamp (seconds since 1970) and X-Whynot-Signature:"
                    + " v1=hex(HMAC-SHA256(secret, timestamp + \".\" + body)). A field that is absent is unchanged, null"
                    + " clears it. Answered when all of it is stored.")
    @APIResponse(
            responseCode = "202",
            description = "What became of each record",
            content = @Content(schema = @Schema(implementation = PushAnswer.class)))
    public Response receive(
            @HeaderParam(Signature.TIMESTAMP_HEADER) String timestamp,
            @HeaderParam(Signature.SIGNATURE_HEADER) String signed,
            @HeaderParam("X-Whynot-Organization-Id") String organization,
            byte[] body)
            throws IOException {
        if (!senders.areExpected()) {
            throw ProblemException.notFound(null, "Webhooks are off: set WHYNOT_WEBHOOK_SECRETS");
        }
        byte[] bytes = body == null ? new byte[0] : body;
        signature.refusal(timestamp, signed, bytes).ifPresent(why -> {
            throw new ProblemException(Problem.of(401, why));
        });
        try {
            return take(organization(organization), JsonRecords.read(bytes));
        } catch (BadMessageException e) {
            throw ProblemException.badRequest("body", e.getMessage());
        } catch (NotNowException | SalesforceException e) {
            return comeBack(e.getMessage());
        }
    }

    private Response take(String org, List<PushedRecord> records) throws NotNowException {
        List<Read> read = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        for (PushedRecord record : records) {
            Read one = reader.read(org, Door.WEBHOOK, record);
            read.add(one);
            results.add(result(record.id(), one));
        }
        Push push = reader.push(org, Door.WEBHOOK, records, read);
        intake.commit(push);
        int rejected = push.rejected().size();
        return Response.accepted(
                        new PushAnswer(records.size() - rejected - push.ignored(), rejected, push.ignored(), results))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    private static Result result(String id, Read read) {
        return switch (read) {
            case Read.Seen seen -> new Result(id, State.ACCEPTED, null, null);
            case Read.Unversioned unversioned -> new Result(id, State.TO_BE_READ, null, null);
            case Read.Ignored ignored -> new Result(id, State.IGNORED, null, null);
            case Read.Rejected bad -> new Result(id, State.REJECTED, bad.column(), bad.message());
        };
    }

    private String organization(String given) {
        if (senders.areNotKnownYet()) {
            throw new ProblemException(
                    Problem.of(503, "The connected org is not known yet: Salesforce did not answer"));
        }
        if (given == null) {
            return senders.onlyOrganization()
                    .orElseThrow(() -> ProblemException.badRequest(
                            "X-Whynot-Organization-Id", "It is needed where not exactly one organization is expected"));
        }
        return senders.organization(given)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        403,
                        "X-Whynot-Organization-Id",
                        "The organization is not expected here: add it to WHYNOT_WEBHOOK_ORGANIZATION_IDS",
                        List.of())));
    }

    private static Response comeBack(String why) {
        return Response.status(503)
                .header("Retry-After", Intake.RETRY_AFTER_SECONDS)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(503, why))
                .build();
    }
}
