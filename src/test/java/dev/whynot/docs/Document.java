package dev.whynot.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file for readers, with the code that stands in it. */
record Document(Path file) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

    /**
     * Code that stands in a document.
     *
     * @param name as in {@code README.md 2}, the second of its blocks of commands
     */
    record Block(String name, String code) {}

    /** All documents, in the order of their names. */
    static List<Document> all() {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md").map(Path::of), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Document::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is to be typed into a shell. */
    List<Block> commands() {
        List<Block> commands = new ArrayList<>();
        for (MatchResult block : BLOCK.matcher(text()).results().toList()) {
            if (block.group(1).matches("bash|sh")) {
                commands.add(new Block("%s %d".formatted(file, commands.size() + 1), block.group(2)));
            }
        }
        return commands;
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
