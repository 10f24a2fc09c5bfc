package dev.whynot.salesforce.discovery;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.whynot.ledger.SalesObject;

/** Writes the mapping in force as the YAML that one would edit, with comments that say why. */
public final class OrgMappingYaml {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private OrgMappingYaml() {}

    /** A mapping file. */
    public static String write(OrgMapping org) {
        String yaml;
        try {
            yaml = YAML.writeValueAsString(org.mapping());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        StringBuilder commented = new StringBuilder();
        org.warnings().forEach(warning -> commented.append("# ").append(warning).append('\n'));
        Map<String, String> why = Map.of();
        String section = "";
        for (String line : yaml.lines().toList()) {
            String key = line.strip().replaceFirst(":.*", "");
            int indent = line.length() - line.stripLeading().length();
            if (indent == 0) {
                why = SalesObject.of(key)
                        .map(object -> org.why().getOrDefault(object, Map.of()))
                        .orElse(Map.of());
            } else if (indent == 2 && !line.strip().startsWith("-")) {
                section = key;
            }
            String name = indent == 4 && section.equals("dimensions") ? "dimensions." + key : indent == 2 ? key : "";
            if (why.containsKey(name) && !line.strip().startsWith("-")) {
                commented
                        .append(" ".repeat(indent))
                        .append("# ")
                        .append(flat(why.get(name)))
                        .append('\n');
            }
            commented.append(line).append('\n');
        }
        return commented.toString();
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
