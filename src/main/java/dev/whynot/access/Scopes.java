package dev.whynot.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a caller may do. Each call of the API names the one that it needs. */
public final class Scopes {

    /** Records, figures and exports. */
    public static final String READ = "read";

    /** Decide what reasons mean, correct records, undo; includes {@link #READ}. */
    public static final String REVIEW = "review";

    /** Import files; includes {@link #READ}. */
    public static final String IMPORT = "import";

    /** Everything, also tokens, own reasons, the audit trail and the sync. */
    public static final String ADMIN = "admin";

    /** All, the smallest first. */
    public static final List<String> ALL = List.of(READ, REVIEW, IMPORT, ADMIN);

    private Scopes() {}

    /** These scopes with those that they include; what is no scope is left out. */
    public static Set<String> withIncluded(Collection<String> scopes) {
        Set<String> all = new TreeSet<>();
        for (String scope : scopes) {
            switch (scope) {
                case READ -> all.add(READ);
                case REVIEW, IMPORT -> {
                    all.add(READ);
                    all.add(scope);
                }
                case ADMIN -> all.addAll(ALL);
                default -> {}
            }
        }
        return all;
    }
}
