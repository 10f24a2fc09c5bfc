package dev.whynot.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What must not be in the log of a replica: errors that nobody expects, and secrets. */
final class LogCheck {

    private static final Pattern ERROR = Pattern.compile("^\\S+ \\S+ (ERROR|FATAL) .*");
    private static final Pattern ACCESS_TOKEN = Pattern.compile("00D\\w{12}!\\w");
    /** What is expected: this one names each connection that was cut, without a stack trace. */
    private static final Pattern EXPECTED =
            Pattern.compile(".*io\\.vertx\\.core\\.net\\.impl\\.ConnectionBase.*Connection reset.*");

    private static final int CONTEXT = 4;

    private final Findings findings;
    private final Map<String, String> secrets;

    /**
     * Looks for these, and for access tokens.
     *
     * @param secrets by what they are called in a finding
     */
    LogCheck(Findings findings, Map<String, String> secrets) {
        this.findings = findings;
        this.secrets = secrets;
    }

    void check(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String where = "%s:%d".formatted(log, i + 1);
            if (ERROR.matcher(line).matches() && !EXPECTED.matcher(line).matches()) {
                findings.add("%s: %s"
                        .formatted(
                                where, String.join("\n    ", lines.subList(i, Math.min(lines.size(), i + CONTEXT)))));
            }
            if (ACCESS_TOKEN.matcher(line).find()) {
                findings.add(where + " has an access token");
            }
            secrets.forEach((name, secret) -> {
                if (line.contains(secret)) {
                    findings.add(where + " has the " + name);
                }
            });
        }
    }
}
