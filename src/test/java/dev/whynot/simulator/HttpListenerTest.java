package dev.whynot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;

import dev.whynot.simulator.http.HttpListener;
import dev.whynot.simulator.http.Response;

class HttpListenerTest {

    @Test
    void portIsFreeOnceItIsClosed() throws IOException, InterruptedException {
        int port = 0;
        for (int i = 0; i < 50; i++) {
            try (HttpListener listener = new HttpListener(port, request -> Response.of(200, "text/plain", "Hello"));
                    HttpClient client = HttpClient.newHttpClient()) {
                port = listener.port();
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                        .build();
                assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("Hello");
            }
        }
    }
}
