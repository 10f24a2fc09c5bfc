package dev.whynot.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.config.ConfigProvider;

/** Sends requests as they are written, one after the other: clients would refuse, or mend, those that are wrong. */
final class RawHttp implements AutoCloseable {

    private static final int NO_ANSWER_MILLIS = 60_000;

    private Socket socket;
    private InputStream in;

    /**
     * An answer, and how long the request was.
     *
     * @param status 0 if the connection was closed without an answer
     */
    record Answer(int status, Map<String, String> headers, String body, Sent sent) {

        String contentType() {
            return headers.getOrDefault("content-type", "");
        }

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * What a request was like.
     *
     * @param isNoAddress whether its target is none by RFC 3986, so that there are no parameters to be read from it
     * @param line how many bytes its first line has, as the others tell of its headers and its body
     */
    record Sent(boolean isNoAddress, int line, int headers, int body) {}

    /** @throws SocketTimeoutException if there is no answer within a minute */
    Answer send(String method, String target, Map<String, String> headers, byte[] body) throws IOException {
        StringBuilder more = new StringBuilder("Host: localhost\r\n");
        headers.forEach(
                (name, value) -> more.append(name).append(": ").append(value).append("\r\n"));
        if (!method.equals("GET")) {
            more.append("Content-Length: ").append(body.length).append("\r\n");
        }
        byte[] line = (method + " " + target + " HTTP/1.1\r\n").getBytes(UTF_8);
        byte[] rest = more.append("\r\n").toString().getBytes(UTF_8);
        Sent sent = new Sent(isNoAddress(target), line.length, rest.length, body.length);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(line);
        request.writeBytes(rest);
        request.writeBytes(body);
        boolean isReused = socket != null;
        Answer answer = exchange(request.toByteArray(), sent);
        // one that was open already may have been closed after the answer before
        return answer.status() == 0 && isReused ? exchange(request.toByteArray(), sent) : answer;
    }

    private static boolean isNoAddress(String target) {
        try {
            // a server reads bytes
            new URI(new String(target.getBytes(UTF_8), ISO_8859_1));
            return false;
        } catch (URISyntaxException e) {
            return true;
        }
    }

    private Answer exchange(byte[] request, Sent sent) throws IOException {
        if (socket == null) {
            socket = new Socket("127.0.0.1", ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class));
            socket.setSoTimeout(NO_ANSWER_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        boolean isWhole = false;
        try {
            socket.getOutputStream().write(request);
            isWhole = true;
        } catch (IOException e) {
            // refused before all was sent; the answer may be there
        }
        try {
            Answer answer = read(sent);
            if (!isWhole || answer.headers().getOrDefault("connection", "").equals("close")) {
                close();
            }
            return answer;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            close();
            return new Answer(0, Map.of(), "", sent);
        }
    }

    private Answer read(Sent sent) throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            int length = Integer.parseInt(line(), 16);
            while (length > 0) {
                body.writeBytes(bytes(length));
                line();
                length = Integer.parseInt(line(), 16);
            }
            line();
        } else if (status != 204 && status != 304) {
            body.writeBytes(bytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))));
        }
        return new Answer(status, headers, body.toString(UTF_8), sent);
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("Cut off");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("Cut off");
            }
            line.write(c);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
