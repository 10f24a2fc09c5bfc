package dev.whynot;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.eclipse.microprofile.config.Config;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import dev.whynot.access.ApiToken;
import dev.whynot.access.Caller;
import dev.whynot.access.NewToken;
import dev.whynot.access.Tokens;
import dev.whynot.http.ProblemException;
import dev.whynot.postgres.OwnPostgres;

/**
 * {@code token create|list|revoke}: works on the database of the service, which may run meanwhile. It starts nothing; who
 * can reach the database needs no token for it.
 */
final class TokenCommand {

    static final String USAGE = """
            token create --name NAME --scopes read,review,import,admin [--days 90]
            token list
            token revoke ID
            """;

    private static final String UNDEFINED_TABLE = "42P01";

    private final Config config;
    private final PrintStream out;
    private final PrintStream err;

    TokenCommand(Config config, PrintStream out, PrintStream err) {
        this.config = config;
        this.out = out;
        this.err = err;
    }

    /** An order that cannot be followed, and why. */
    private static final class BadOrderException extends Exception {
        BadOrderException(String why) {
            super(why);
        }
    }

    /** The exit code: 0 if it is done, 1 if it cannot be, 2 if it is not understood. */
    int run(List<String> arguments) {
        try {
            return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "create" -> create(options(arguments.subList(1, arguments.size())));
                case "list" -> list(arguments);
                case "revoke" -> revoke(arguments);
                default -> throw new BadOrderException("Expected is create, list or revoke");
            };
        } catch (BadOrderException e) {
            err.println(e.getMessage());
            err.print(USAGE);
            return 2;
        } catch (ProblemException | IllegalStateException | UncheckedIOException e) {
            err.println(e.getMessage());
            return 1;
        } catch (ConnectionException e) {
            err.println("The database cannot be reached: " + e.getCause().getMessage());
            return 1;
        } catch (JdbiException e) {
            err.println(
                    e.getCause() instanceof SQLException sql && UNDEFINED_TABLE.equals(sql.getSQLState())
                            ? "The database has no table for tokens yet: start this version of the service on it once"
                            : "The database refuses it: " + (e.getCause() == null ? e : e.getCause()).getMessage());
            return 1;
        }
    }

    private int create(Map<String, String> options) throws BadOrderException {
        NewToken wanted = NewToken.of(
                options.get("--name"),
                Optional.ofNullable(options.get("--scopes"))
                        .map(scopes -> Arrays.asList(scopes.split(",")))
                        .orElse(null),
                days(options.get("--days")));
        Tokens.Created created = tokens().create(wanted, Caller.COMMAND);
        ApiToken token = created.token();
        err.printf(
                "Token %d, '%s', may %s until %s. It is shown this once:%n",
                token.id(), token.name(), String.join(", ", token.scopes()), token.expiresAt());
        out.println(created.secret().value());
        return 0;
    }

    private int list(List<String> arguments) throws BadOrderException {
        expect(arguments, 1);
        List<ApiToken> newest = tokens().newest();
        out.println("id\tname\tscopes\texpires\tlast used\trevoked");
        for (ApiToken token : newest) {
            out.println(String.join(
                    "\t",
                    Long.toString(token.id()),
                    token.name(),
                    String.join(",", token.scopes()),
                    token.expiresAt().toString(),
                    token.lastUsedAt() == null ? "never" : token.lastUsedAt().toString(),
                    token.revokedAt() == null ? "-" : token.revokedAt().toString()));
        }
        return 0;
    }

    private int revoke(List<String> arguments) throws BadOrderException {
        expect(arguments, 2);
        String id = arguments.get(1);
        if (!id.matches("[0-9]{1,18}")) {
            throw new BadOrderException("'%s' is no id of a token".formatted(id));
        }
        tokens().revoke(Long.parseLong(id), Caller.COMMAND);
        err.printf("Token %s is revoked; services that run know within ten seconds%n", id);
        return 0;
    }

    private static void expect(List<String> arguments, int count) throws BadOrderException {
        if (arguments.size() != count) {
            throw new BadOrderException("Expected are %d words after 'token'".formatted(count));
        }
    }

    private static Map<String, String> options(List<String> arguments) throws BadOrderException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!List.of("--name", "--scopes", "--days").contains(name)) {
                throw new BadOrderException("There is no option '%s'".formatted(name));
            }
            if (i + 1 == arguments.size()) {
                throw new BadOrderException("'%s' has no value".formatted(name));
            }
            options.put(name, arguments.get(i + 1));
        }
        return options;
    }

    private static Integer days(String days) throws BadOrderException {
        if (days != null && !days.matches("[0-9]{1,6}")) {
            throw new BadOrderException("'%s' is no number of days".formatted(days));
        }
        return days == null ? null : Integer.valueOf(days);
    }

    private Tokens tokens() {
        Optional<String> configured = config.getOptionalValue("quarkus.datasource.jdbc.url", String.class);
        Properties user = new Properties();
        if (configured.isPresent()) {
            config.getOptionalValue("quarkus.datasource.username", String.class)
                    .ifPresent(name -> user.put("user", name));
            config.getOptionalValue("quarkus.datasource.password", String.class)
                    .ifPresent(password -> user.put("password", password));
        }
        String url = configured.orElseGet(this::running);
        return new Tokens(Jdbi.create(() -> DriverManager.getConnection(url, user)), Clock.systemUTC());
    }

    private String running() {
        Path folder = config.getValue("whynot.data-dir", Path.class);
        return OwnPostgres.running(folder)
                .orElseThrow(
                        () -> new IllegalStateException(("No Whynot with a PostgreSQL of its own runs on the folder %s:"
                                        + " start it, or set WHYNOT_DATA_DIR or QUARKUS_DATASOURCE_JDBC_URL to those of the service")
                                .formatted(folder.toAbsolutePath().normalize())));
    }
}
