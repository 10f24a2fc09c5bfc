package dev.whynot.evaluate;

import java.io.PrintStream;
import java.util.Locale;

/** Where the report goes, as text or as Markdown. */
record Output(PrintStream stream, boolean isMarkdown) {

    void section(String title) {
        stream.println();
        stream.println(isMarkdown ? "## " + title : title.toUpperCase(Locale.ROOT));
    }

    void line(String form, Object... values) {
        stream.println(Figures.text(form, values));
    }

    void table(Table table) {
        stream.print(isMarkdown ? "\n" + table.markdown() : table.plain());
    }
}
