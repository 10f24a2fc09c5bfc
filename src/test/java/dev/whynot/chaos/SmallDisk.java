package dev.whynot.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk of a few megabytes, in memory.
 *
 * @param isThere whether it could be mounted: that needs root
 */
record SmallDisk(Path folder, boolean isThere) implements AutoCloseable {

    /** @param size as {@code mount} takes it, such as {@code 4m} */
    static SmallDisk mount(Path folder, String size) throws IOException {
        Files.createDirectories(folder);
        boolean isRoot = System.getProperty("user.name").equals("root");
        return new SmallDisk(
                folder, isRoot && run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()) == 0);
    }

    @Override
    public void close() throws IOException {
        if (isThere) {
            run("umount", "--lazy", folder.toString()); // a server may still have it open
        }
    }

    private static int run(String... command) throws IOException {
        return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
    }
}
