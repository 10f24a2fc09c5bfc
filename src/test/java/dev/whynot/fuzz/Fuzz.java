package dev.whynot.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where Jazzer enters: {@code -Dfuzz.target} names the target. */
public final class Fuzz {

    private static FuzzTarget target;

    private Fuzz() {}

    public static void fuzzerInitialize() throws Exception {
        target = Targets.named(System.getProperty("fuzz.target"));
        Bounded.warmUp(target);
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounded.take(target, input);
    }

    /** Writes the seeds and the dictionary of a target into a folder, for Jazzer to start from. */
    public static void main(String[] args) throws IOException {
        List<byte[]> seeds = Targets.named(args[0]).seeds();
        Path folder = Path.of(args[1]);
        Files.createDirectories(folder.resolve("corpus"));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("corpus").resolve("seed-" + i), seeds.get(i));
        }
        StringBuilder dictionary = new StringBuilder();
        for (byte[] piece : Mutation.PIECES) {
            if (piece.length > 0 && piece.length <= Mutation.LONGEST_WORD) {
                dictionary.append('"');
                for (byte b : piece) {
                    dictionary.append("\\x%02x".formatted(b));
                }
                dictionary.append("\"\n");
            }
        }
        Files.writeString(folder.resolve("dictionary"), dictionary);
    }
}
