package dev.whynot.simulator.pubsub;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.fault.Effect;
import dev.whynot.simulator.fault.Faults;
import dev.whynot.simulator.org.Commit;

/** Puts the events of each transaction into the log, with the faults that strike at their birth. */
final class Publisher {

    private final CapturedChanges captured;
    private final EventLog log;
    private final Faults faults;
    private final List<Held> held = new ArrayList<>();

    /** An event that is late. */
    private static final class Held {

        private final ChangeEvent event;
        private int others;

        /** @param others how many events go before it */
        Held(ChangeEvent event, int others) {
            this.event = event;
            this.others = others;
        }
    }

    Publisher(EventSchemas schemas, EventLog log, Faults faults) {
        this.captured = new CapturedChanges(schemas);
        this.log = log;
        this.faults = faults;
    }

    synchronized void publish(Commit commit) {
        captured.of(commit).forEach(this::publish);
    }

    private void publish(ChangeEvent born) {
        ChangeEvent event = born;
        int others = 0;
        for (Effect effect : faults.striking(Call.PUBLISH, born.text())) {
            switch (effect) {
                case Effect.Gap() -> event = event.asGap();
                case Effect.Overflow() -> event = event.asOverflow();
                case Effect.Late(int later) -> others = later;
                default -> {}
            }
        }
        if (others > 0) {
            held.add(new Held(event, others));
            return;
        }
        log.add(event);
        for (Iterator<Held> waiting = held.iterator(); waiting.hasNext(); ) {
            Held late = waiting.next();
            if (--late.others == 0) {
                waiting.remove();
                log.add(late.event);
            }
        }
    }
}
