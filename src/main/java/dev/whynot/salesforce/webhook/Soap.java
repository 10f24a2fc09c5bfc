package dev.whynot.salesforce.webhook;

import jakarta.ws.rs.core.Response;

/** What senders of outbound messages understand. */
final class Soap {

    static final String MEDIA_TYPE = "text/xml; charset=utf-8";

    private static final String ENVELOPE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>%s</soapenv:Body>\
            </soapenv:Envelope>
            """;
    private static final String ACK =
            ENVELOPE.formatted("<notificationsResponse xmlns=\"%s\"><Ack>true</Ack></notificationsResponse>"
                    .formatted(OutboundMessageReader.OUTBOUND));

    private Soap() {}

    /** The whole message is safely stored. */
    static Response ack() {
        return Response.ok(ACK, MEDIA_TYPE).build();
    }

    /** The message is wrong; it would be the next time too. */
    static Response clientFault(String why) {
        return fault(500, "Client", why).build();
    }

    /** We cannot take it now. */
    static Response comeBack(String why) {
        return fault(503, "Server", why)
                .header("Retry-After", Intake.RETRY_AFTER_SECONDS)
                .build();
    }

    private static Response.ResponseBuilder fault(int status, String code, String why) {
        String escaped = why.replace("&", "&amp;").replace("<", "&lt;");
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(ENVELOPE.formatted(
                        "<soapenv:Fault><faultcode>soapenv:%s</faultcode><faultstring>%s</faultstring></soapenv:Fault>"
                                .formatted(code, escaped)));
    }
}
