package dev.whynot.simulator.org;

/**
 * One choice of a picklist.
 *
 * @param value the API name, what records hold
 * @param label what people see
 * @param isActive whether it can still be chosen; records may hold values that no longer can
 */
public record PicklistValue(String value, String label, boolean isActive, boolean isDefault) {

    /** An active choice whose label is its value. */
    public static PicklistValue of(String value) {
        return new PicklistValue(value, value, true, false);
    }
}
