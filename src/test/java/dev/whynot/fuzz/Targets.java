package dev.whynot.fuzz;

import java.util.List;

import dev.whynot.csv.CsvTarget;
import dev.whynot.facts.SelectionTarget;
import dev.whynot.mapping.MappingFileTarget;
import dev.whynot.mapping.ValuesTarget;
import dev.whynot.salesforce.discovery.DescribeTarget;
import dev.whynot.salesforce.pubsub.ChangeEventTarget;
import dev.whynot.salesforce.sync.AnswerTarget;
import dev.whynot.salesforce.sync.BulkPageTarget;
import dev.whynot.salesforce.webhook.JsonRecordsTarget;
import dev.whynot.salesforce.webhook.OutboundMessageTarget;
import dev.whynot.salesforce.wire.RefusalTarget;

/** All that is fuzzed. */
final class Targets {

    static final List<FuzzTarget> ALL = List.of(
            new CsvTarget(),
            new ValuesTarget(),
            new MappingFileTarget(),
            new OutboundMessageTarget(),
            new JsonRecordsTarget(),
            new ChangeEventTarget(),
            new DescribeTarget(),
            new AnswerTarget(),
            new BulkPageTarget(),
            new RefusalTarget(),
            new SelectionTarget());

    private Targets() {}

    static FuzzTarget named(String name) {
        return ALL.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is none of %s"
                        .formatted(name, ALL.stream().map(FuzzTarget::name).toList())));
    }
}
