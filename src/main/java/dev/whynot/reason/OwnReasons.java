package dev.whynot.reason;

import java.util.Map;
import java.util.Optional;

/**
 * What an org itself says that its raw reasons mean. It goes before the dictionary.
 *
 * @param byOrg per org id: reason codes by {@link TextKey}
 */
public record OwnReasons(Map<String, Map<String, String>> byOrg) {

    /** The code of the reason that the org gave to the text with this key; an unknown org gave none. */
    public Optional<String> reason(String org, String key) {
        return Optional.ofNullable(org).map(byOrg::get).map(reasons -> reasons.get(key));
    }
}
