package stoa.gateway.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** The ports of those faces that have one of their own; they open and close together with the main port. */
@Component
public final class Doors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final List<Face> faces;
    private volatile List<DoorConnector> open = List.of();

    Doors(List<Face> faces) {
        this.faces = faces.stream().filter(face -> face.door().isPresent()).toList();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        open = faces.stream().map(face -> new DoorConnector(face, factory)).toList();
        factory.addAdditionalConnectors(open.toArray(DoorConnector[]::new));
    }

    /** The face that a request came in by the own port of; none if it came in by the main port. */
    Optional<Face> passed(HttpServletRequest request) {
        for (DoorConnector door : open) {
            if (door.port() == request.getLocalPort()) {
                return Optional.of(door.face());
            }
        }
        return Optional.empty();
    }

    /** The port that a face listens on, also where any free one was taken; none before the start and for the others. */
    public OptionalInt portOf(Face face) {
        return open.stream()
                .filter(door -> door.face() == face)
                .mapToInt(DoorConnector::port)
                .filter(port -> port > 0)
                .findFirst();
    }
}
