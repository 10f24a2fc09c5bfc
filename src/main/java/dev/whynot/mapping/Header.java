package dev.whynot.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of a source by name, without regard to case or to blanks around. */
final class Header {

    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<String> repeated = new ArrayList<>();

    Header(List<String> names) {
        this.names = names;
        for (int i = 0; i < names.size(); i++) {
            if (positions.putIfAbsent(folded(names.get(i)), i) != null
                    && !names.get(i).isBlank()) {
                repeated.add(names.get(i));
            }
        }
    }

    /** Where those of the columns are that exist, in the given order. */
    int[] positions(List<String> columns) {
        return columns.stream()
                .map(column -> positions.get(folded(column)))
                .filter(position -> position != null)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    boolean has(String column) {
        return positions.containsKey(folded(column));
    }

    boolean isRepeated(String column) {
        return repeated.stream().anyMatch(name -> folded(name).equals(folded(column)));
    }

    String name(int position) {
        return names.get(position).strip();
    }

    List<String> names() {
        return names;
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
