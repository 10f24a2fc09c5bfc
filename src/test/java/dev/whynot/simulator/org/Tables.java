package dev.whynot.simulator.org;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables of an org by the name of their object, whatever its case. */
public final class Tables {

    private final Map<String, Table> byName = new LinkedHashMap<>();

    Tables(Collection<Table> tables) {
        tables.forEach(table -> byName.put(table.type().name().toLowerCase(Locale.ROOT), table));
    }

    public Optional<Table> find(String object) {
        return Optional.ofNullable(byName.get(object.toLowerCase(Locale.ROOT)));
    }

    /** @throws IllegalArgumentException where the org has no such object */
    public Table require(String object) {
        return find(object).orElseThrow(() -> new IllegalArgumentException("The org has no object " + object));
    }

    public Collection<Table> all() {
        return byName.values();
    }

    Tables snapshot() {
        return new Tables(byName.values().stream().map(Table::snapshot).toList());
    }
}
