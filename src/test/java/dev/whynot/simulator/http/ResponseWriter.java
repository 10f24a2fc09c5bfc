package dev.whynot.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Sends answers over a connection, as faithfully as their {@link Delivery} says. */
final class ResponseWriter {

    private final OutputStream out;

    ResponseWriter(OutputStream out) {
        this.out = out;
    }

    /** The answer asked for the connection to be cut, and it is time. */
    static final class CutException extends IOException {}

    void send(Response response, boolean acceptsGzip) throws IOException {
        Delivery delivery = response.delivery();
        pause(delivery.delay().toMillis());
        if (delivery.cutAfter() == 0) {
            throw new CutException();
        }
        switch (response.body()) {
            case Body.Bytes(byte[] bytes) -> {
                byte[] kept = delivery.truncateAt() < 0
                        ? bytes
                        : Arrays.copyOf(bytes, Math.min(bytes.length, delivery.truncateAt()));
                byte[] sent = acceptsGzip && kept.length > 0 ? gzipped(kept) : kept;
                head(response, acceptsGzip && kept.length > 0, "Content-Length: " + sent.length);
                boolean isCut = delivery.cutAfter() > 0;
                OutputStream wire = wire(delivery, sent.length - 1);
                wire.write(sent);
                if (isCut) {
                    out.flush();
                    throw new CutException();
                }
            }
            case Body.Streamed(Body.Writing writing) -> {
                head(response, acceptsGzip, "Transfer-Encoding: chunked");
                ChunkedStream chunks = new ChunkedStream(wire(delivery, Integer.MAX_VALUE));
                OutputStream body = acceptsGzip ? new FastGzip(chunks) : chunks;
                writing.to(delivery.truncateAt() < 0 ? body : new TruncatedStream(body, delivery.truncateAt()));
                if (body instanceof FastGzip gzip) {
                    gzip.finish();
                }
                chunks.flush();
                if (delivery.cutAfter() > 0) {
                    out.flush();
                    throw new CutException();
                }
                chunks.end();
            }
        }
        out.flush();
    }

    private OutputStream wire(Delivery delivery, int most) {
        OutputStream wire = out;
        if (delivery.pieceSize() > 0) {
            wire = new DribblingStream(
                    wire, delivery.pieceSize(), delivery.pieceEvery().toMillis());
        }
        return delivery.cutAfter() > 0
                ? new CutStream(wire, Math.clamp(delivery.cutAfter(), 0, Math.max(0, most)))
                : wire;
    }

    private void head(Response response, boolean isGzipped, String framing) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(reason(response.status()))
                .append("\r\n");
        response.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (isGzipped) {
            head.append("Content-Encoding: gzip\r\n");
        }
        if (response.status() != 204) {
            head.append(framing).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 414 -> "URI Too Long";
            case 429 -> "Too Many Requests";
            case 500 -> "Server Error";
            case 503 -> "Service Unavailable";
            default -> String.format(Locale.ROOT, "Status %d", status);
        };
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream gzip = new FastGzip(zipped)) {
            gzip.write(bytes);
        }
        return zipped.toByteArray();
    }

    static void pause(long millis) throws IOException {
        if (millis > 0) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    /** Gzip that hurries rather than saves. */
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 14);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
