package dev.whynot.evaluate;

import static dev.whynot.evaluate.Figures.count;

import java.util.List;

/** How fast texts are decided. */
record ThroughputReport(Pipeline pipeline, List<String> texts) {

    void print(Output out) throws InterruptedException {
        Throughput measured = Throughput.of(pipeline, texts);
        out.section("Throughput");
        out.line(
                "%d threads on %d cores, Java %s.",
                Throughput.THREADS, Runtime.getRuntime().availableProcessors(), Runtime.version());
        Table table = new Table("texts", "number", "texts/s");
        table.row(
                "as they repeat, by Zipf's law", count(Throughput.REPEATING), count(Math.round(measured.repeating())));
        table.row("no two the same", count(Throughput.DISTINCT), count(Math.round(measured.distinct())));
        out.table(table);
    }
}
