package dev.whynot.evaluate;

import java.io.PrintStream;
import java.util.Locale;

/** Where the report goes, as text or as Markdown. */
public record Output(PrintStream stream, boolean isMarkdown) {

    public void section(String title) {
        stream.println();
        stream.println(isMarkdown ? "## " + title : title.toUpperCase(Locale.ROOT));
    }

    public void line(String form, Object... values) {
        stream.println(Figures.text(form, values));
    }

    public void table(Table table) {
        stream.print(isMarkdown ? "\n" + table.markdown() : table.plain());
    }
}
