package dev.whynot.testsupport;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port that nobody listens on now, for what is started later, or again and again. */
public final class FreePort {

    /** Whoever connects gets a port from 32,768 on (ip_local_port_range of Linux), and would hold it for a while. */
    private static final int FIRST = 20_000;

    private static final int AFTER_LAST = 32_000;

    private FreePort() {}

    public static int any() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
            try (ServerSocket free = new ServerSocket(port)) {
                return free.getLocalPort();
            } catch (BindException e) {
                // another one listens there
            }
        }
    }
}
