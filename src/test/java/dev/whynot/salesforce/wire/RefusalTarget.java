package dev.whynot.salesforce.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

import dev.whynot.fuzz.FuzzTarget;

/** What Salesforce, or something between it and us, answers with a status of 400 or more: it always means something. */
public final class RefusalTarget implements FuzzTarget {

    @Override
    public String name() {
        return "refusal";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                "[{\"message\":\"No such column 'X__c' on entity 'Lead'\",\"errorCode\":\"INVALID_FIELD\"}]"
                        .getBytes(UTF_8),
                "{\"error\":\"invalid_client\",\"error_description\":\"invalid client credentials\"}".getBytes(UTF_8),
                "<html><body>503 Service Unavailable</body></html>".getBytes(UTF_8));
    }

    @Override
    public int take(byte[] input) {
        String body = new String(input, UTF_8);
        int said = Errors.ofSignIn(400, body).getMessage().length();
        for (int status : List.of(400, 401, 503)) {
            said += Errors.of(status, body).getMessage().length();
        }
        return said;
    }
}
