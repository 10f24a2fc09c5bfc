package dev.whynot.postgres;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that uses a data folder. */
final class HoldsLock {

    private HoldsLock() {}

    public static void main(String[] args) throws Exception {
        try (FileChannel channel = FileChannel.open(
                        Path.of(args[0], "lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            System.out.println(lock.isValid() ? "locked" : "not locked");
            Thread.sleep(60_000);
        }
    }
}
