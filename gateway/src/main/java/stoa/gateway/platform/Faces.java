package stoa.gateway.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which face a request belongs to, and which one a controller does. */
@Component
public final class Faces {

    private static final String ATTRIBUTE = Faces.class.getName();

    private final List<Face> faces;
    private final Doors doors;

    Faces(List<Face> faces, Doors doors) {
        this.faces = List.copyOf(faces);
        this.doors = doors;
    }

    /** The request's face, found once and kept with the request. */
    public Face of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Face known) {
            return known;
        }
        Face face = doors.passed(request).orElseGet(() -> ownerOf(request));
        request.setAttribute(ATTRIBUTE, face);
        return face;
    }

    /** What a request's path begins with that its face's routes do without. */
    public String prefixOf(HttpServletRequest request) {
        return doors.passed(request).isPresent() ? "" : of(request).prefix();
    }

    private Face ownerOf(HttpServletRequest request) {
        return faces.stream()
                .filter(candidate -> candidate.owns(request))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no face owns port " + request.getLocalPort()));
    }

    /** The face in whose package a controller is, else the one that owns the main port; none if all of them have it. */
    public Optional<Face> servedBy(Class<?> controller) {
        if (controller.isAnnotationPresent(OnEveryFace.class)) {
            return Optional.empty();
        }
        return Optional.of(faces.stream()
                .filter(face -> isWithin(packageOf(face), controller.getPackageName()))
                .findFirst()
                .orElse(faces.getLast()));
    }

    /** A face is in the package {@code platform} of its own. */
    private static String packageOf(Face face) {
        String platform = face.getClass().getPackageName();
        return platform.substring(0, platform.lastIndexOf('.'));
    }

    private static boolean isWithin(String outer, String inner) {
        return (inner + ".").startsWith(outer + ".");
    }
}
