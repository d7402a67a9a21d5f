package stoa.gateway.platform.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.RequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Faces;

/**
 * Lets each controller be reached by requests of its own face only, so that faces may have the same paths, and none is
 * to be had at another one's port.
 */
@Component
final class FaceRoutes implements WebMvcRegistrations {

    private final ObjectProvider<Faces> faces;

    FaceRoutes(ObjectProvider<Faces> faces) {
        this.faces = faces;
    }

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Mapping(faces.getObject());
    }

    private static final class Mapping extends RequestMappingHandlerMapping {

        private final Faces faces;

        Mapping(Faces faces) {
            this.faces = faces;
        }

        /** Of the method, since a controller may have nothing to say as a whole. */
        @Override
        protected RequestCondition<?> getCustomMethodCondition(Method route) {
            return faces.servedBy(route.getDeclaringClass())
                    .map(face -> new OfFace(face, faces))
                    .orElse(null);
        }

        /** What another face has at this path is not a part of this one, whatever the method. */
        @Override
        protected HandlerMethod handleNoMatch(Set<RequestMappingInfo> routes, String path, HttpServletRequest request)
                throws ServletException {
            Set<RequestMappingInfo> own = routes.stream()
                    .filter(route -> !(route.getCustomCondition() instanceof OfFace of)
                            || of.getMatchingCondition(request) != null)
                    .collect(Collectors.toSet());
            return super.handleNoMatch(own, path, request);
        }
    }

    private record OfFace(Face face, Faces faces) implements RequestCondition<OfFace> {

        @Override
        public OfFace combine(OfFace method) {
            return this;
        }

        @Override
        public OfFace getMatchingCondition(HttpServletRequest request) {
            return faces.of(request) == face ? this : null;
        }

        @Override
        public int compareTo(OfFace other, HttpServletRequest request) {
            return 0;
        }
    }
}
