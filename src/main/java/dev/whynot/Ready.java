package dev.whynot;

import jakarta.enterprise.event.ObservesAsync;

import io.quarkus.vertx.http.HttpServerStart;
import org.jboss.logging.Logger;

/** Says in the log where to look once requests are answered. */
class Ready {

    private static final Logger LOG = Logger.getLogger(Whynot.class);

    void say(@ObservesAsync HttpServerStart started) {
        String host = started.options().getHost();
        LOG.infof(
                "Whynot is ready: http://%s:%d",
                host.equals("0.0.0.0") ? "127.0.0.1" : host, started.options().getPort());
    }
}
