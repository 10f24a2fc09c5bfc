package dev.whynot.salesforce.webhook;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads records as the REST API and Apex write them: one, or an array of up to 200. */
final class JsonRecords {

    static final int MOST = 200;

    private static final int MOST_DIGITS = 40;

    /** As many as SOQL follows. */
    private static final int MOST_PARENTS = 5;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private JsonRecords() {}

    /**
     * Reads a body.
     *
     * @throws BadMessageException says what was expected
     */
    static List<PushedRecord> read(byte[] body) throws BadMessageException, IOException {
        JsonNode root = tree(body);
        if (!root.isArray() && !root.isObject()) {
            throw new BadMessageException("A record or an array of records was expected");
        }
        List<JsonNode> nodes = root.isArray() ? children(root) : List.of(root);
        if (nodes.isEmpty() || nodes.size() > MOST) {
            throw new BadMessageException("1 to %d records were expected, not %d".formatted(MOST, nodes.size()));
        }
        List<PushedRecord> records = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode type = nodes.get(i).path("attributes").path("type");
            if (!type.isTextual()) {
                throw new BadMessageException("Record %d has no attributes.type, for example 'Lead'".formatted(i));
            }
            Map<String, String> fields = new LinkedHashMap<>();
            collect(nodes.get(i), "", 0, fields);
            records.add(new PushedRecord(null, type.asText(), fields));
        }
        return records;
    }

    private static JsonNode tree(byte[] body) throws BadMessageException, IOException {
        try {
            return JSON.readTree(body);
        } catch (NumberFormatException e) { // Jackson lets it through
            throw new BadMessageException("A number has an exponent of more digits than any number can have");
        }
    }

    private static List<JsonNode> children(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }

    /**
     * Fields of a parent are named after it, as in SOQL: {@code Account.Industry}. Lists of children are passed over.
     * More parents than there can be are refused, as each field would repeat the names of all that it is in.
     */
    private static void collect(JsonNode node, String prefix, int parents, Map<String, String> fields)
            throws BadMessageException {
        if (parents > MOST_PARENTS) {
            throw new BadMessageException("Parents are nested more than %d deep".formatted(MOST_PARENTS));
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            String name = prefix + field.getKey();
            if (value.isObject()) {
                if (!field.getKey().equals("attributes")) {
                    collect(value, name + ".", parents + 1, fields);
                }
            } else if (!value.isArray()) {
                fields.put(name, text(value));
            }
        }
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            // written out, 1e999999999 would fill the memory
            return Math.abs((long) number.scale()) <= MOST_DIGITS ? number.toPlainString() : number.toString();
        }
        return value.asText();
    }
}
