package stoa.server.start;

import com.mongodb.MongoTimeoutException;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import stoa.gateway.platform.PortUnusableException;
import stoa.query.platform.mongo.ViewBinding.WrongLedgerException;
import stoa.server.platform.StartFailure;
import stoa.vault.platform.MasterKeyException;

/**
 * Says in one sentence why a start failed and what to do. What it does not know is a defect, and keeps its stack trace.
 */
final class StartFailureReporter implements SpringBootExceptionReporter, Ordered {

    /** The signature that Spring Boot calls. */
    StartFailureReporter(ConfigurableApplicationContext ignored) {}

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> sentence =
                causes(failure).flatMap(cause -> sentence(cause).stream()).findFirst();
        sentence.ifPresent(text -> LoggerFactory.getLogger("stoa").error("Stoa does not start: {}", text));
        return sentence.isPresent();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<String> sentence(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case StartFailure known -> known.getMessage();
                    case MasterKeyException key -> key.getMessage() + ".";
                    case WrongLedgerException views -> views.getMessage();
                    case PortUnusableException port -> port.getMessage();
                    case PortInUseException port -> portTaken(port.getPort());
                    case BindException setting -> unreadable(setting);
                    case FlywayValidateException schema ->
                        "the database's tables were made by another version of Stoa; start the version that made them, "
                                + "or a newer one.";
                    case MongoTimeoutException unreachable ->
                        "MongoDB does not answer; start it, or correct STOA_MONGO_URL (without one, views are kept in"
                                + " memory).";
                    default -> null;
                });
    }

    private static String portTaken(int port) {
        return "port " + port + " is taken; stop what uses it, or name another port with STOA_FORUM_PORT.";
    }

    private static String unreadable(BindException setting) {
        return "the setting '" + setting.getName() + "' can not be read as it is written"
                + (setting.getProperty() == null
                        ? ""
                        : " (in " + setting.getProperty().getOrigin() + ")")
                + "; correct it, see docs/operating/settings.md.";
    }
}
