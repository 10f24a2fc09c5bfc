package dev.whynot.dashboards;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Stands before the service and says of each question at first 503, then 202, and only then what the service says. */
final class BusyService implements AutoCloseable {

    private static final List<Integer> FIRST = List.of(503, 202);

    private final String service;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();

    /** Starts on a free port. */
    BusyService(String service) throws IOException {
        this.service = service;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it answered so far. */
    List<Integer> statuses() {
        return List.copyOf(statuses);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int before = asked.merge(exchange.getRequestURI().toString(), 1, Integer::sum) - 1;
            if (before < FIRST.size()) {
                exchange.getResponseHeaders().set("Retry-After", "0");
                send(exchange, FIRST.get(before), "{\"detail\": \"later\"}".getBytes());
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service + exchange.getRequestURI()));
            String tag = exchange.getRequestHeaders().getFirst("If-None-Match");
            if (tag != null) {
                request.header("If-None-Match", tag);
            }
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().firstValue("ETag").ifPresent(it -> exchange.getResponseHeaders()
                    .set("ETag", it));
            send(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        statuses.add(status);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
