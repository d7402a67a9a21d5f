package stoa.server.api;

import static java.util.function.Predicate.not;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContext;
import stoa.gateway.platform.Doors;
import stoa.gateway.platform.Face;
import stoa.server.testing.StoaTest;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

/** A whole Stoa with all its faces and an administrator, for all tests of this package. */
final class Stage {

    private static final String ADMINISTRATORS_PASSWORD = "open sesame";

    private final StoaTest stoa = StoaTest.start(
            List.of(AskedParameters.class),
            TestPostgres.freshDatabase(),
            temporary(),
            "stoa.gateway.admin.password=" + ADMINISTRATORS_PASSWORD,
            "stoa.gateway.password.memory=64KB",
            "stoa.gateway.password.iterations=1");

    private final List<Route> routes = Route.of(stoa.context());
    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final String erased = erase();

    /** Ended by Spring's own hook when the JVM ends. */
    private static final class Shared {

        static final Stage STAGE = new Stage();
    }

    static Stage shared() {
        return Shared.STAGE;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("stoa-api");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    ApplicationContext stoa() {
        return stoa.context();
    }

    List<Route> routes() {
        return routes;
    }

    List<Route> routesOf(String face) {
        return routes.stream().filter(route -> route.face().equals(face)).toList();
    }

    Client forum() {
        return client("forum");
    }

    /** A token of the administrator's for nobody else's use. */
    String administrator() {
        return await().until(this::login, not(String::isEmpty));
    }

    /** Empty while the administrator's account is being opened. */
    private String login() {
        Answer login = client("operator")
                .post("/api/v1/login", "{\"name\":\"admin\",\"password\":\"%s\"}".formatted(ADMINISTRATORS_PASSWORD));
        return login.status() == 200 ? login.json().get("token").stringValue() : "";
    }

    /** The token of somebody who was erased. */
    String erased() {
        return erased;
    }

    private String erase() {
        LoggedIn person = forum().register();
        forum().post("/api/v1/users/me/erasure", "{\"password\":\"" + Client.PASSWORD + "\"}", person.bearer());
        return person.accessToken();
    }

    int port(String face) {
        return stoa().getBeansOfType(Face.class).values().stream()
                .filter(candidate -> candidate.name().equals(face))
                .flatMapToInt(found -> stoa().getBean(Doors.class).portOf(found).stream())
                .findFirst()
                .orElse(stoa.port());
    }

    /** One that speaks to a face at its own port. */
    Client client(String face) {
        return clients.computeIfAbsent(face, name -> new Client(port(name)));
    }
}
