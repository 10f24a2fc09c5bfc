package dev.whynot.simulator.fault;

import java.util.Random;

/** A fault that is waiting for its calls. */
public final class ArmedFault {

    private final Fault fault;
    private final Random chance;
    private int matched;
    private int struck;
    private boolean isDisarmed;

    ArmedFault(Fault fault) {
        this.fault = fault;
        this.chance = new Random(fault.seed());
    }

    /** How many calls it has struck. */
    public synchronized int fired() {
        return struck;
    }

    /** Strikes no more. */
    public synchronized void disarm() {
        isDisarmed = true;
    }

    Effect effect() {
        return fault.effect();
    }

    synchronized boolean strikes(Call call, String text) {
        if (isDisarmed
                || struck >= fault.times()
                || !(fault.calls().isEmpty() ? call.isOfClient() : fault.calls().contains(call))
                || !text.contains(fault.mentioning())
                || ++matched < fault.first()
                || chance.nextDouble() >= fault.probability()) {
            return false;
        }
        struck++;
        return true;
    }
}
