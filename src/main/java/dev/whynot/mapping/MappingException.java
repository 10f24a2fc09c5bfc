package dev.whynot.mapping;

import io.quarkus.runtime.configuration.ConfigurationException;

/** A mapping file says something that cannot be. */
public final class MappingException extends ConfigurationException {

    MappingException(String file, String problem) {
        super("Mapping %s: %s".formatted(file, problem));
    }

    MappingException(String file, int line, String problem) {
        this(line < 0 ? file : "%s, line %d".formatted(file, line), problem);
    }
}
