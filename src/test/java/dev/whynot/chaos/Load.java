package dev.whynot.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.jdbi.v3.core.Jdbi;

import dev.whynot.chaos.Client.Answer;
import dev.whynot.soak.AcknowledgedOnce;
import dev.whynot.soak.Background;
import dev.whynot.soak.MessageSender;
import dev.whynot.soak.Replica;
import dev.whynot.testsupport.PackagedService;

/** Webhooks and questions that go on while a fault strikes. */
final class Load implements AutoCloseable {

    /** Asked one after the other, again and again. */
    private static final List<String> QUESTIONS =
            List.of("/api/v1/summary", "/api/v1/breakdown?by=stage", "/api/v1/trend?interval=month");

    private static final int SENDERS = 3;
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);
    private static final Duration WITHOUT_SERVICE = Duration.ofMillis(100);

    private final Report report;
    private final List<MessageSender> senders = new ArrayList<>();
    private final List<Background> running = new ArrayList<>();
    private final ConcurrentMap<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Client client = new Client();

    private Load(Report report) {
        this.report = report;
    }

    /** Begins, as soon as the service serves. */
    static Load on(Replica service, Report report) {
        Load load = new Load(report);
        for (int i = 0; i < SENDERS; i++) {
            load.senders.add(new MessageSender(Integer.toString(i), service, Scene.SECRET, i % 2 == 1, new Random(i)));
        }
        load.senders.forEach(sender -> load.running.add(Background.start("sender", report.findings(), sender)));
        load.running.add(Background.start("asker", report.findings(), () -> load.ask(service)));
        return load;
    }

    private Duration ask(Replica replica) throws InterruptedException {
        PackagedService service = replica.serving().orElse(null);
        if (service == null) {
            return WITHOUT_SERVICE;
        }
        Answer answer = client.get(service, QUESTIONS.get(asked.getAndIncrement() % QUESTIONS.size()));
        answers.computeIfAbsent(answer.kind(), key -> new LongAdder()).increment();
        return BETWEEN_QUESTIONS;
    }

    /** How many webhooks were acknowledged so far. */
    int acknowledged() {
        return senders.stream().mapToInt(sender -> sender.acknowledged().size()).sum();
    }

    /** Waits until so many more are acknowledged: whether they are, within a time. */
    boolean isGoingOn(int more, Duration within) throws InterruptedException {
        int enough = acknowledged() + more;
        return Await.within(within, () -> acknowledged() >= enough);
    }

    /** What webhooks were answered that were not acknowledged, and how often, since the beginning. */
    Map<String, Long> refusals() {
        Map<String, Long> all = new TreeMap<>();
        senders.forEach(sender -> sender.refusals().forEach((answer, count) -> all.merge(answer, count, Long::sum)));
        return all;
    }

    /** What questions were answered, and how often, since the beginning or {@link #forgetAnswers}. */
    Map<String, Long> answers() {
        Map<String, Long> counts = new TreeMap<>();
        answers.forEach((answer, count) -> counts.put(answer, count.sum()));
        return counts;
    }

    /** Counts answers to questions anew. */
    void forgetAnswers() {
        answers.clear();
    }

    /** Ends, and looks whether all that was acknowledged is in the ledger, once. */
    void endAndCompare(Jdbi ledger) {
        close();
        new AcknowledgedOnce(ledger, report.findings()).check(senders);
        report.saw("%,d acknowledged webhooks", acknowledged());
    }

    @Override
    public void close() {
        running.forEach(Background::close);
    }
}
