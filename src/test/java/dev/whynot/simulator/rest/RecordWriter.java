package dev.whynot.simulator.rest;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.org.FieldType;
import dev.whynot.simulator.org.Table;
import dev.whynot.simulator.query.BoundQuery;
import dev.whynot.simulator.query.Output;

/** Writes rows of a query as records: attributes first, then what was selected, parents nested. */
final class RecordWriter {

    private final BoundQuery query;
    private final String version;

    RecordWriter(BoundQuery query, String version) {
        this.query = query;
        this.version = version;
    }

    void write(JsonGenerator json, int row) throws IOException {
        write(json, query.table(), query.table().type().name(), row, row, query.outputs());
    }

    /**
     * @param root the row of the query, by which columns are asked
     * @param row the row of this record, which may be a parent
     */
    private void write(JsonGenerator json, Table table, String typeName, int root, int row, Map<String, Output> outputs)
            throws IOException {
        json.writeStartObject();
        attributes(json, table, typeName, row);
        for (Output output : outputs.values()) {
            switch (output) {
                case Output.Value value -> {
                    json.writeFieldName(value.name());
                    Field field = value.column().field();
                    if (field.type() == FieldType.ADDRESS) {
                        address(json, table, field, row);
                    } else {
                        Json.write(json, value.column().at(root));
                    }
                }
                case Output.Parent parent -> parent(json, parent, root);
                case Output.Children children -> children(json, children, table.id(row));
            }
        }
        json.writeEndObject();
    }

    private void attributes(JsonGenerator json, Table table, String typeName, int row) throws IOException {
        json.writeObjectFieldStart("attributes");
        json.writeStringField("type", typeName);
        json.writeStringField(
                "url",
                "/services/data/v" + version + "/sobjects/" + table.type().name() + "/" + table.id(row));
        json.writeEndObject();
    }

    private void parent(JsonGenerator json, Output.Parent parent, int root) throws IOException {
        json.writeFieldName(parent.name());
        int row = parent.of(root);
        if (row < 0) {
            json.writeNull();
        } else {
            Table table = parent.table();
            write(json, table, parent.isPolymorphic() ? "Name" : table.type().name(), root, row, parent.outputs());
        }
    }

    private void children(JsonGenerator json, Output.Children children, String id) throws IOException {
        BoundQuery bound = new BoundQuery(children.query(), children.object(), query.tables(), Instant.EPOCH);
        int[] rows = bound.rowsReferringTo(children.reference(), id);
        json.writeFieldName(children.relationship());
        if (rows.length == 0) {
            json.writeNull();
            return;
        }
        RecordWriter writer = new RecordWriter(bound, version);
        json.writeStartObject();
        json.writeNumberField("totalSize", rows.length);
        json.writeBooleanField("done", true);
        json.writeArrayFieldStart("records");
        for (int row : rows) {
            writer.write(json, row);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void address(JsonGenerator json, Table table, Field field, int row) throws IOException {
        String prefix = field.name().replaceFirst("Address$", "");
        json.writeStartObject();
        for (String part : new String[] {"City", "Country", "PostalCode"}) {
            Field partField = table.type().field(prefix + part).orElseThrow();
            json.writeFieldName(Character.toLowerCase(part.charAt(0)) + part.substring(1));
            Json.write(json, table.value(row, partField));
        }
        json.writeEndObject();
    }
}
