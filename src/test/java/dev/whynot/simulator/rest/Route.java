package dev.whynot.simulator.rest;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.http.Request;

/**
 * What a request is about.
 *
 * @param version such as {@code 66.0}; empty outside {@code /services/data}
 * @param arguments of the path: object, id, locator
 */
record Route(Call call, String version, List<String> arguments) {

    private static final Pattern VERSIONED = Pattern.compile("/services/data/v(\\d\\d\\.0)(/.*)?");

    private record Known(String method, Pattern path, Call call) {

        static Known of(String method, String path, Call call) {
            return new Known(method, Pattern.compile(path), call);
        }
    }

    private static final List<Known> KNOWN = List.of(
            Known.of("GET", "/?", Call.RESOURCES),
            Known.of("GET", "/(query|queryAll)/?", Call.QUERY),
            Known.of("GET", "/(?:query|queryAll)/([^/]+)", Call.QUERY_MORE),
            Known.of("GET", "/limits/?", Call.LIMITS),
            Known.of("GET", "/sobjects/?", Call.SOBJECTS),
            Known.of("GET", "/sobjects/([^/]+)/describe/?", Call.DESCRIBE),
            Known.of("GET", "/sobjects/([^/]+)/([^/]+)", Call.RECORD),
            Known.of("POST", "/jobs/query/?", Call.BULK_CREATE),
            Known.of("GET", "/jobs/query/?", Call.BULK_LIST),
            Known.of("GET", "/jobs/query/([^/]+)", Call.BULK_STATUS),
            Known.of("PATCH", "/jobs/query/([^/]+)", Call.BULK_ABORT),
            Known.of("DELETE", "/jobs/query/([^/]+)", Call.BULK_DELETE),
            Known.of("GET", "/jobs/query/([^/]+)/results", Call.BULK_RESULTS));

    static Route of(Request request) {
        switch (request.path()) {
            case "/services/oauth2/token" -> {
                return new Route(Call.TOKEN, "", List.of());
            }
            case "/services/oauth2/userinfo" -> {
                return new Route(Call.USERINFO, "", List.of());
            }
            case "/services/data", "/services/data/" -> {
                return new Route(Call.VERSIONS, "", List.of());
            }
            default -> {
                if (request.path().startsWith("/id/")) {
                    return new Route(Call.USERINFO, "", List.of());
                }
            }
        }
        Matcher versioned = VERSIONED.matcher(request.path());
        if (versioned.matches()) {
            String rest = versioned.group(2) == null ? "" : versioned.group(2);
            for (Known known : KNOWN) {
                Matcher matcher = known.path().matcher(rest);
                if (known.method().equals(request.method()) && matcher.matches()) {
                    List<String> arguments = java.util.stream.IntStream.rangeClosed(1, matcher.groupCount())
                            .mapToObj(matcher::group)
                            .toList();
                    return new Route(known.call(), versioned.group(1), arguments);
                }
            }
        }
        return new Route(Call.OTHER, versioned.matches() ? versioned.group(1) : "", List.of());
    }

    String argument(int number) {
        return arguments.get(number);
    }
}
