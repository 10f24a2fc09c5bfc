package dev.whynot.salesforce.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

import dev.whynot.fuzz.FuzzTarget;
import dev.whynot.salesforce.door.Door;

/** Outbound messages, from the bytes to what is committed. */
public final class OutboundMessageTarget implements FuzzTarget {

    private final Pushes pushes = new Pushes();

    @Override
    public String name() {
        return "outbound-message";
    }

    @Override
    public List<byte[]> seeds() {
        return Stream.of("lead-unqualified.xml", "opportunity-closed-lost.xml", "other-order-and-prefixes.xml")
                .map(OutboundMessageTarget::payload)
                .toList();
    }

    @Override
    public int take(byte[] input) {
        try {
            return pushes.take(
                    Door.OUTBOUND_MESSAGE, OutboundMessageReader.read(input).records());
        } catch (BadMessageException e) {
            Soap.clientFault(e.getMessage());
            return 0;
        }
    }

    static byte[] payload(String name) {
        try (var in = OutboundMessageTarget.class.getResourceAsStream("/webhooks/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
