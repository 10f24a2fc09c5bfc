package dev.whynot.salesforce.webhook;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.http.ProblemException;
import dev.whynot.salesforce.door.Door;
import dev.whynot.salesforce.webhook.Intake.NotNowException;
import dev.whynot.salesforce.webhook.PushReader.Read;
import dev.whynot.salesforce.wire.SalesforceException;

/** Takes outbound messages of Salesforce. */
@Path("/webhooks/salesforce/outbound-messages/{secret}")
@Tag(name = "Salesforce")
public class OutboundMessageResource {

    private final Senders senders;
    private final PushReader reader;
    private final Intake intake;

    OutboundMessageResource(Senders senders, PushReader reader, Intake intake) {
        this.senders = senders;
        this.reader = reader;
        this.intake = intake;
    }

    @POST
    @PermitAll // the sender proves who it is by a secret of its own
    @Consumes({"text/xml", "application/xml"})
    @Produces({"text/xml", "application/problem+json"})
    @RunOnVirtualThread
    @Operation(
            summary = "An outbound message of Salesforce",
            description = "SOAP 1.1 with 1 to 100 notifications. It is acknowledged when all of it is stored; anything"
                    + " else asks Salesforce to send it again. Unknown fields and objects are passed over.")
    public Response receive(@PathParam("secret") String secret, byte[] body) {
        if (!senders.knows(secret)) {
            throw ProblemException.notFound("secret", "There is nothing at this address");
        }
        try {
            OutboundMessage message = OutboundMessageReader.read(body == null ? new byte[0] : body);
            Optional<String> org = senders.organization(message.organization());
            if (org.isEmpty() && senders.areNotKnownYet()) {
                return Soap.comeBack("The connected org is not known yet: Salesforce did not answer");
            }
            if (org.isEmpty()) {
                return Soap.clientFault(
                        "The organization %s is not expected here: add it to WHYNOT_WEBHOOK_ORGANIZATION_IDS"
                                .formatted(message.organization()));
            }
            List<Read> read = message.records().stream()
                    .map(record -> reader.read(org.get(), Door.OUTBOUND_MESSAGE, record))
                    .toList();
            if (read.stream().anyMatch(one -> one instanceof Read.Rejected bad && bad.isAhead())) {
                return Soap.comeBack("It was changed later than the time that it is here: our clock is behind");
            }
            intake.commit(reader.push(org.get(), Door.OUTBOUND_MESSAGE, message.records(), read));
            return Soap.ack();
        } catch (BadMessageException e) {
            return Soap.clientFault(e.getMessage());
        } catch (NotNowException e) {
            return Soap.comeBack(e.getMessage());
        } catch (SalesforceException e) {
            return Soap.comeBack("How to read the org is not known yet: " + e.getMessage());
        }
    }
}
