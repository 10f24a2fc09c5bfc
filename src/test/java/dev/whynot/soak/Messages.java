package dev.whynot.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.whynot.soak.MessageSender.Sent;
import dev.whynot.testsupport.PackagedService;

/** Webhooks as Salesforce sends them: a lost opportunity, whose stage is named by its version. */
public final class Messages {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String secret;

    /** @param secret of the receiver */
    public Messages(String secret) {
        this.secret = secret;
    }

    /** Whether this answer to {@link #json} says that the record is stored. */
    public static boolean isJsonAcknowledged(HttpResponse<String> answer) {
        return answer.statusCode() == 202 && answer.body().contains("\"accepted\":1,");
    }

    /** Whether this answer to {@link #outboundMessage} says that it is stored. */
    public static boolean isOutboundMessageAcknowledged(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().contains("<Ack>true</Ack>");
    }

    /** An outbound message of one notification. */
    public HttpRequest outboundMessage(PackagedService service, Sent message) {
        return outboundMessage(
                service,
                message.notification(),
                message.record(),
                "Version " + message.version(),
                MessageSender.FIRST_VERSION.plusSeconds(message.version()));
    }

    /** The same, of a record that was changed at some time. */
    public HttpRequest outboundMessage(
            PackagedService service, String notification, String record, String stage, Instant changedAt) {
        return HttpRequest.newBuilder(URI.create(service.url("/webhooks/salesforce/outbound-messages/" + secret)))
                .timeout(PATIENCE)
                .header("Content-Type", "text/xml; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(soap(notification, record, stage, changedAt)))
                .build();
    }

    /** A record as signed JSON. */
    public HttpRequest json(PackagedService service, Sent message) {
        String body = """
                {"attributes":{"type":"Opportunity"},"Id":"%s","IsClosed":true,"IsWon":false,"StageName":"Version %d","SystemModstamp":"%s"}
                """.formatted(
                message.record(), message.version(), MessageSender.FIRST_VERSION.plusSeconds(message.version()));
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        return HttpRequest.newBuilder(URI.create(service.url("/webhooks/salesforce/records")))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Whynot-Timestamp", timestamp)
                .header("X-Whynot-Signature", "v1=" + hmac(timestamp + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String soap(String notification, String record, String stage, Instant changedAt) {
        return """
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"
                 xmlns:sf="urn:sobject.enterprise.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                <soapenv:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound">
                <OrganizationId>%s</OrganizationId><Notification><Id>%s</Id><sObject xsi:type="sf:Opportunity"><sf:Id>%s</sf:Id>
                <sf:IsClosed>true</sf:IsClosed><sf:IsWon>false</sf:IsWon><sf:StageName>%s</sf:StageName>
                <sf:SystemModstamp>%s</sf:SystemModstamp></sObject></Notification></notifications></soapenv:Body>
                </soapenv:Envelope>
                """.formatted(MessageSender.ORG, notification, record, stage, changedAt);
    }
}
