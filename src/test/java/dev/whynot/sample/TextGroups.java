package dev.whynot.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The word lists, kept as text files so that they can be read and added to without reading code: {@code [group]} starts
 * a group, each following line is one text, {@code #} starts a comment line, blank lines are skipped.
 */
record TextGroups(Map<String, List<String>> groups) {

    /** Reads files of the resource folder {@code sample}; a group must not stand in two of them. */
    static TextGroups read(String... files) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String file : files) {
            List<String> group = null;
            for (String line : lines(file)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith("[") && line.endsWith("]")) {
                    group = new ArrayList<>();
                    if (groups.put(line.substring(1, line.length() - 1), group) != null) {
                        throw new IllegalStateException("%s: group %s appears twice".formatted(file, line));
                    }
                } else if (group == null) {
                    throw new IllegalStateException("%s: text before the first [group]: %s".formatted(file, line));
                } else {
                    group.add(line.replace("\\n", "\n"));
                }
            }
        }
        return new TextGroups(Collections.unmodifiableMap(groups));
    }

    /** The texts of a group, in the order of the file. */
    List<String> get(String group) {
        List<String> texts = groups.get(group);
        if (texts == null) {
            throw new IllegalArgumentException("no group [%s]".formatted(group));
        }
        return texts;
    }

    private static List<String> lines(String file) {
        try (InputStream in = TextGroups.class.getResourceAsStream("/sample/" + file)) {
            if (in == null) {
                throw new IllegalStateException("resource sample/%s is not on the class path".formatted(file));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
