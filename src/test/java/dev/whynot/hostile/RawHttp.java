package dev.whynot.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.config.ConfigProvider;

/** Sends requests as they are written: clients would refuse, or mend, those that are wrong. */
final class RawHttp {

    private static final int NO_ANSWER_MILLIS = 60_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private RawHttp() {}

    /** @param status 0 if the connection was closed without an answer */
    record Answer(int status, Map<String, String> headers, String body) {

        String contentType() {
            return headers.getOrDefault("content-type", "");
        }

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** @throws java.net.SocketTimeoutException if there is no answer within a minute */
    static Answer send(String method, String target, Map<String, String> headers, byte[] body) throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close").append(END_OF_HEAD);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(NO_ANSWER_MILLIS);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(head.toString().getBytes(UTF_8));
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // refused before all was sent; the answer may be there
            }
            try {
                socket.getInputStream().transferTo(all);
            } catch (java.net.SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                // cut off; what came before counts
            }
            return read(all.toByteArray());
        }
    }

    private static Answer read(byte[] bytes) {
        String raw = new String(bytes, ISO_8859_1);
        int end = raw.indexOf(END_OF_HEAD);
        if (end < 0) {
            return new Answer(0, Map.of(), "");
        }
        String[] lines = raw.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
        }
        String body = raw.substring(end + END_OF_HEAD.length());
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            body = joined(body);
        }
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]), headers, new String(body.getBytes(ISO_8859_1), UTF_8));
    }

    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (true) {
            int line = chunks.indexOf("\r\n", at);
            int length = Integer.parseInt(chunks.substring(at, line), 16);
            if (length == 0) {
                return body.toString();
            }
            body.append(chunks, line + 2, line + 2 + length);
            at = line + 2 + length + 2;
        }
    }
}
