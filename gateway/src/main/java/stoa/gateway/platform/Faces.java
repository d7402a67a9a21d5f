package stoa.gateway.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which face a request belongs to. */
@Component
public final class Faces {

    private static final String ATTRIBUTE = Faces.class.getName();

    private final List<Face> faces;

    Faces(List<Face> faces) {
        this.faces = List.copyOf(faces);
    }

    /** The request's face, found once and kept with the request. */
    public Face of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Face known) {
            return known;
        }
        Face face = faces.stream()
                .filter(candidate -> candidate.owns(request))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no face owns port " + request.getLocalPort()));
        request.setAttribute(ATTRIBUTE, face);
        return face;
    }
}
