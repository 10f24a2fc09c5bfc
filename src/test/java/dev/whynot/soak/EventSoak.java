package dev.whynot.soak;

import java.io.IOException;

/** The {@link Soak} of an org whose changes come by events: cut, doubled, late, corrupt, lost in gaps. */
public final class EventSoak {

    private EventSoak() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Soak.run(true);
    }
}
