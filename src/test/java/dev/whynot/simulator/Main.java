package dev.whynot.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import dev.whynot.simulator.oauth.Keys;
import dev.whynot.simulator.org.OrgShape;
import dev.whynot.simulator.pubsub.PubSubSettings;

/** A simulator as a process of its own: {@code Main --port=9090 --opportunities=50000 --leads=20000}. Ends when told to. */
final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        int port = 0;
        int opportunities = 5_000;
        int leads = 2_000;
        long seed = 1;
        boolean hasCurrencies = false;
        Settings settings = Settings.standard();
        for (String arg : args) {
            String[] parts = arg.split("=", 2);
            String value = parts.length == 2 ? parts[1] : "";
            switch (parts[0]) {
                case "--port" -> port = Integer.parseInt(value);
                case "--opportunities" -> opportunities = Integer.parseInt(value);
                case "--leads" -> leads = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--currencies" -> hasCurrencies = Boolean.parseBoolean(value);
                case "--daily-api-requests" -> settings = settings.withDailyApiRequests(Integer.parseInt(value));
                case "--public-key" ->
                    settings = settings.withPublicKey(Keys.publicKey(Files.readString(Path.of(value))));
                case "--pubsub-port" -> settings = settings.withPubSub(PubSubSettings.onPort(Integer.parseInt(value)));
                default -> {
                    System.err.println(
                            "Unknown: " + parts[0] + "; known: --port, --opportunities, --leads, --seed,"
                                    + " --currencies, --daily-api-requests, --public-key, --pubsub-port (each as --name=value)");
                    System.exit(2);
                }
            }
        }
        OrgShape shape = OrgShape.standard().withVolume(opportunities, leads, seed);
        Simulator simulator = Simulator.start(
                settings.withPort(port).withOrg(hasCurrencies ? shape.withCurrencies("EUR", "USD") : shape));
        System.out.println("Salesforce simulator on " + simulator.url() + " with " + opportunities
                + " opportunities and " + leads + " leads");
        System.out.println("client id " + simulator.clientId() + ", client secret " + simulator.clientSecret());
        if (simulator.hasPubSub()) {
            System.out.println("Pub/Sub API on 127.0.0.1:" + simulator.pubSubPort() + ", without TLS");
        }
        Thread.currentThread().join();
    }
}
