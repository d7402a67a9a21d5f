package stoa.server.api;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Faces;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;

/**
 * A route as the dispatcher knows it, whatever was written down about it elsewhere.
 *
 * @param face by name
 * @param template with its variables in braces
 */
record Route(String face, String method, String template, HandlerMethod handler) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)}");

    /** What stands for the faces together, where all of them have the same. */
    static final String EVERY_FACE = "every";

    /** What it asks of whoever calls, by what its controller takes. */
    enum Login {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    static List<Route> of(ApplicationContext stoa) {
        Faces faces = stoa.getBean(Faces.class);
        return stoa.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(entry -> routes(faces, entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Route::face)
                        .thenComparing(Route::template)
                        .thenComparing(Route::method))
                .toList();
    }

    private static Stream<Route> routes(Faces faces, RequestMappingInfo info, HandlerMethod handler) {
        String face = faces.servedBy(handler.getBeanType()).map(Face::name).orElse(EVERY_FACE);
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        List<Route> routes = new ArrayList<>();
        for (String template : info.getPatternValues()) {
            if (methods.isEmpty()) {
                routes.add(new Route(face, "ANY", template, handler));
            }
            methods.forEach(method -> routes.add(new Route(face, method.name(), template, handler)));
        }
        return routes.stream();
    }

    /** As tables and descriptions write it. */
    String name() {
        return method + " " + template;
    }

    List<String> variables() {
        return VARIABLE.matcher(template)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    Login login() {
        Login most = Login.NONE;
        for (Parameter parameter : parameters()) {
            if (parameter.getType() == Caller.class) {
                return Login.REQUIRED;
            }
            if (parameter.getParameterizedType() instanceof ParameterizedType type
                    && type.getActualTypeArguments()[0] == Caller.class) {
                most = Login.OPTIONAL;
            }
        }
        return most;
    }

    /** What its body is read as. */
    Optional<Class<?>> body() {
        return bodyParameter()
                .map(type -> type.hasGenerics() ? type.getGeneric(0).toClass() : type.toClass());
    }

    boolean isBodyOptional() {
        return bodyParameter().filter(ResolvableType::hasGenerics).isPresent();
    }

    private Optional<ResolvableType> bodyParameter() {
        return Stream.of(parameters())
                .filter(parameter -> parameter.isAnnotationPresent(JsonBody.class))
                .map(parameter -> ResolvableType.forType(parameter.getParameterizedType()))
                .findFirst();
    }

    private Parameter[] parameters() {
        Method method = handler.getMethod();
        return method.getParameters();
    }
}
