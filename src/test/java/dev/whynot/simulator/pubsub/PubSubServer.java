package dev.whynot.simulator.pubsub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;

import dev.whynot.simulator.fault.CallLog;
import dev.whynot.simulator.fault.Faults;
import dev.whynot.simulator.oauth.Sessions;
import dev.whynot.simulator.org.Org;

/** Serves the org's change events by gRPC on a port of the loopback address. */
public final class PubSubServer implements AutoCloseable {

    private static final long SECONDS_TO_CLOSE = 5;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Server server;

    /** @param instanceUrl that clients are told at sign-in */
    public PubSubServer(
            Org org,
            PubSubSettings settings,
            Sessions sessions,
            Faults faults,
            CallLog calls,
            Supplier<String> instanceUrl)
            throws IOException {
        EventSchemas schemas = new EventSchemas(org);
        EventLog log = new EventLog(settings.retention(), org.clock()::now);
        Publisher publisher = new Publisher(schemas, log, faults);
        org.onCommit(publisher::publish);
        PubSubService service = new PubSubService(
                org.organizationId(), schemas, log, new CallFaults(faults, sessions, calls), settings);
        this.server = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()))
                .executor(threads)
                .intercept(new Authentication(org.organizationId(), instanceUrl))
                .addService(service)
                .build()
                .start();
    }

    public int port() {
        return server.getPort();
    }

    /** Cuts all calls. */
    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdown();
    }
}
