package stoa.server.fuzz;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.platform.Doors;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Faces;
import stoa.gateway.platform.http.JsonBody;
import stoa.server.testing.StoaTest;

/**
 * A route of a face, found in the running server, so that none is forgotten.
 *
 * @param keys what its body is read into, as clients call it
 * @param entrances where it can be had
 */
record Target(Face face, String method, String path, List<String> keys, List<Entrance> entrances) {

    /** A way in: a port, and what the path begins with there. */
    record Entrance(int port, String prefix) {}

    /** All routes of all faces but the operators', whose port is not for the public. */
    static List<Target> of(StoaTest stoa) {
        Faces faces = stoa.bean(Faces.class);
        List<Face> every = List.copyOf(stoa.context().getBeansOfType(Face.class).values());
        List<Target> targets = new ArrayList<>();
        stoa.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((route, handler) -> faces.servedBy(handler.getBeanType()).map(List::of).orElse(every).stream()
                        .filter(face -> !(face instanceof OperatorFace))
                        .forEach(face -> targets.addAll(of(route, handler, face, entrances(stoa, face)))));
        // In an order of its own, so that the same seed draws the same ones.
        return targets.stream()
                .sorted(Comparator.comparing((Target target) -> target.face().name())
                        .thenComparing(Target::path)
                        .thenComparing(Target::method))
                .toList();
    }

    private static List<Target> of(
            RequestMappingInfo route, HandlerMethod handler, Face face, List<Entrance> entrances) {
        Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
        List<String> keys = keys(handler);
        return route.getPathPatternsCondition().getPatternValues().stream()
                .flatMap(path -> (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                        .stream().map(method -> new Target(face, method.name(), path, keys, entrances)))
                .toList();
    }

    static List<Entrance> entrances(StoaTest stoa, Face face) {
        OptionalInt own = stoa.bean(Doors.class).portOf(face);
        Entrance main = new Entrance(stoa.port(), face.prefix());
        return own.isPresent() ? List.of(new Entrance(own.getAsInt(), ""), main) : List.of(main);
    }

    private static List<String> keys(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(JsonBody.class))
                .map(MethodParameter::getParameterType)
                .filter(Class::isRecord)
                .flatMap(Target::keys)
                .toList();
    }

    private static Stream<String> keys(Class<?> body) {
        return Arrays.stream(body.getRecordComponents()).map(component -> key(body, component));
    }

    private static String key(Class<?> body, RecordComponent component) {
        try {
            JsonProperty named = body.getDeclaredField(component.getName()).getAnnotation(JsonProperty.class);
            return named == null ? component.getName() : named.value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return face.name() + " " + method + " " + path;
    }
}
