package stoa.server.tool;

import java.io.Console;
import java.io.IOException;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which server a program talks to as an operator, and who they are. A password is never an argument. */
public final class OperatorOptions {

    private static final String TOKEN = "stoa.operator.token";
    private static final String PASSWORD = "STOA_OPERATOR_PASSWORD";

    @Option(
            scope = ScopeType.INHERIT,
            names = "--url",
            paramLabel = "URL",
            description = "the operators' port (default: ${DEFAULT-VALUE})",
            defaultValue = "http://127.0.0.1:8766")
    private String url;

    @Option(
            scope = ScopeType.INHERIT,
            names = "--user",
            paramLabel = "NAME",
            description = "an administrator's name, whose password is asked for or is in STOA_OPERATOR_PASSWORD;"
                    + " without it STOA_OPERATOR_TOKEN has a token")
    private String user;

    /** A client that is logged in. */
    public OperatorClient connect(ToolContext context) throws IOException {
        return user == null
                ? OperatorClient.withToken(url, token(context))
                : OperatorClient.login(url, user, password());
    }

    private static String token(ToolContext context) {
        try (ConfigurableApplicationContext settings = context.openSettings()) {
            return Optional.ofNullable(settings.getEnvironment().getProperty(TOKEN))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "name an administrator by --user, or set STOA_OPERATOR_TOKEN"));
        }
    }

    private String password() {
        Optional<String> given = Optional.ofNullable(System.getenv(PASSWORD));
        Optional<Console> console = Optional.ofNullable(System.console());
        return given.or(() -> console.map(terminal -> terminal.readPassword("Password of %s: ", user))
                        .map(String::new))
                .orElseThrow(() -> new IllegalArgumentException("set " + PASSWORD + ", there is nobody to be asked"));
    }
}
