package dev.whynot.bench.madeup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A dimension that the made-up org has of its own, with its values. */
enum Attribute {
    INDUSTRY(Skewed.of(
            List.of(
                    "Software",
                    "Manufacturing",
                    "Healthcare",
                    "Retail",
                    "Finance",
                    "Insurance",
                    "Energy",
                    "Logistics",
                    "Education",
                    "Media",
                    "Telecom",
                    "Construction",
                    "Automotive",
                    "Chemicals",
                    "Food",
                    "Hospitality",
                    "Government",
                    "Pharma",
                    "Agriculture",
                    "Aerospace",
                    "Mining",
                    "Textiles",
                    "Utilities",
                    "Legal"),
            0.8,
            0.04)),
    COUNTRY(Skewed.of(60, "Country %02d"::formatted, 1.1, 0.03)),
    SIZE(Skewed.of(List.of("11-50", "51-200", "201-1000", "1-10", "1001-5000", "5001+"), 0.6, 0.08)),
    /** The first has 30 % of all records. */
    SOURCE(Skewed.weighted(
            List.of("Web", "Outbound", "Partner", "Event", "Referral", "Advertising", "Phone", "Other", "Import"),
            new double[] {31, 22, 14, 10, 8, 6, 4, 3, 2},
            0.03)),
    CAMPAIGN(Skewed.of(300, "Campaign %03d"::formatted, 1.0, 0.35)),
    PRODUCT(Skewed.of(15, "Product %02d"::formatted, 0.7, 0.02)),
    PERSONA(Skewed.of(
            List.of(
                    "Head of Sales",
                    "CEO",
                    "CFO",
                    "CTO",
                    "Head of Marketing",
                    "Buyer",
                    "Head of IT",
                    "Engineer",
                    "Head of HR",
                    "Controller",
                    "Assistant",
                    "Owner"),
            0.7,
            0.10)),
    TYPE(Skewed.of(List.of("New Business", "Upsell", "Renewal", "Cross-sell", "Pilot"), 0.9, 0.05));

    private final String code = name().toLowerCase(Locale.ROOT);
    private final byte[] jsonKey = "\"%s\": \"".formatted(code).getBytes(UTF_8);
    private final Skewed values;

    Attribute(Skewed values) {
        this.values = values;
    }

    /** Its name as a dimension. */
    String code() {
        return code;
    }

    /** Its name as the key of a JSON object, up to the quote before the value. */
    byte[] jsonKey() {
        return jsonKey;
    }

    Skewed drawnFrom() {
        return values;
    }

    /** All of them with all their values. */
    static Map<String, List<String>> vocabulary() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Attribute attribute : values()) {
            all.put(attribute.code, attribute.values.values());
        }
        return all;
    }
}
