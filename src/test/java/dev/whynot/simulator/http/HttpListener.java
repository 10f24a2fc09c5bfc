package dev.whynot.simulator.http;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Listens on the loopback address; a virtual thread for each connection. */
public final class HttpListener implements Closeable {

    private final ServerSocket server;
    private final Handler handler;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Thread listening;

    /** @param port 0 for any that is free */
    public HttpListener(int port, Handler handler) throws IOException {
        this.handler = handler;
        this.server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        this.listening = Thread.ofVirtual().name("simulator-listener").start(this::listen);
    }

    public int port() {
        return server.getLocalPort();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().name("simulator-connection").start(() -> serve(connection));
            } catch (IOException e) {
                // the socket was closed, or the client gave up: the loop's condition tells which
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            OutputStream out = new BufferedOutputStream(connection.getOutputStream(), 1 << 16);
            RequestReader requests = new RequestReader(connection.getInputStream(), out);
            ResponseWriter answers = new ResponseWriter(out);
            try {
                for (Request request = requests.next(); request != null; request = requests.next()) {
                    boolean acceptsGzip =
                            request.header("Accept-Encoding").orElse("").contains("gzip");
                    answers.send(handler.handle(request), acceptsGzip);
                    if (request.header("Connection").orElse("").equalsIgnoreCase("close")) {
                        return;
                    }
                }
            } catch (RequestReader.TooLongException e) {
                answers.send(Response.of(414, "text/html", "<h1>URI Too Long</h1>"), false);
            } catch (ResponseWriter.CutException e) {
                connection.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // the client is gone; there is nobody to tell
        } finally {
            connections.remove(connection);
        }
    }

    /** Stops listening and closes every connection, whatever is under way. */
    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
        try {
            listening.join(); // until it is over the port is taken
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("While the listener came to its end");
        }
    }
}
