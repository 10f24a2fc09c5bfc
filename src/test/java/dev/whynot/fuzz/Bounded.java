package dev.whynot.fuzz;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/** Holds a reader to memory in proportion to what it reads. */
final class Bounded {

    /** What reading the smallest input may allocate; some libraries begin with large buffers. */
    private static final long FREE = 64 << 20;
    /** What a byte of input may make the reader allocate, most of it garbage at once. */
    private static final long A_BYTE = 4 << 10;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Bounded() {}

    /** Loads the classes, which takes memory once. */
    static void warmUp(FuzzTarget target) throws Exception {
        for (byte[] seed : target.seeds()) {
            target.take(seed);
        }
        target.take(new byte[0]);
    }

    /**
     * Lets the target read the input, and once more where that allocated too much: Jazzer instruments a class when it is
     * loaded, in the thread that needs it first.
     *
     * @return what it returned
     * @throws AssertionError if it allocated too much both times
     */
    static int take(FuzzTarget target, byte[] input) throws Exception {
        long most = FREE + A_BYTE * input.length;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        int read = target.take(input);
        if (THREADS.getCurrentThreadAllocatedBytes() - before <= most) {
            return read;
        }
        before = THREADS.getCurrentThreadAllocatedBytes();
        target.take(input);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (allocated > most) {
            throw new AssertionError(
                    "%s: %,d bytes allocated for an input of %,d".formatted(target.name(), allocated, input.length));
        }
        return read;
    }
}
