package dev.whynot.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** docs/api-for-dashboards.md. */
final class Guide {

    private static final Path FILE = Path.of("docs/api-for-dashboards.md");

    private Guide() {}

    /** A column of a view: its name and type. */
    record Column(String name, String type) {}

    /** The blocks of code in this language, in their order. */
    static List<String> blocks(String language) {
        return Pattern.compile("(?ms)^```%s\n(.*?)^```$".formatted(language))
                .matcher(text())
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The names of the views that have a table of columns. */
    static List<String> views() {
        return Pattern.compile("(?m)^### (whynot_\\w+)$")
                .matcher(text())
                .results()
                .map(heading -> heading.group(1))
                .toList();
    }

    /** The columns of a view, in their order. */
    static List<Column> columns(String view) {
        String section = text().split("### " + view + "\n", 2)[1].split("\n#", 2)[0];
        List<Column> columns = new ArrayList<>();
        for (MatchResult row : Pattern.compile("(?m)^\\| `(\\w+)` \\| ([a-z ]+) \\|")
                .matcher(section)
                .results()
                .toList()) {
            columns.add(new Column(row.group(1), row.group(2)));
        }
        return columns;
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
