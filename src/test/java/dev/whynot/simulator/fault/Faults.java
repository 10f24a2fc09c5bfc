package dev.whynot.simulator.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults that are armed. */
public final class Faults {

    private final List<ArmedFault> armed = new CopyOnWriteArrayList<>();

    public ArmedFault arm(Fault fault) {
        ArmedFault waiting = new ArmedFault(fault);
        armed.add(waiting);
        return waiting;
    }

    public void disarm() {
        armed.forEach(ArmedFault::disarm);
        armed.clear();
    }

    /**
     * What goes wrong with this call, in the order in which it was armed.
     *
     * @param text path, query and body
     */
    public List<Effect> striking(Call call, String text) {
        return armed.stream()
                .filter(fault -> fault.strikes(call, text))
                .map(ArmedFault::effect)
                .toList();
    }
}
