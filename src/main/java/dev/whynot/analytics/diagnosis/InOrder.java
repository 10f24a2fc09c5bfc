package dev.whynot.analytics.diagnosis;

import java.util.Comparator;
import java.util.List;

/** An order of groups in which sums over them are the same to the last digit, whoever counted them. */
final class InOrder {

    /** By the first value, then the second and so on; for lists that are equally long. */
    static final Comparator<List<String>> BY_VALUES = (one, other) -> {
        int order = 0;
        for (int i = 0; i < one.size() && order == 0; i++) {
            order = one.get(i).compareTo(other.get(i));
        }
        return order;
    };

    private InOrder() {}
}
