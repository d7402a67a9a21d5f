package stoa.gateway.platform.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Which routes need a login: exactly those whose controller takes a {@link Caller}. There is no second list of paths
 * that could say something else, an unknown path is a 404 for everybody, and public routes never look at a token.
 */
@Component
final class CallerRoutes {

    /** What a route wants to know about who asks. */
    enum Access {
        PUBLIC,
        OPTIONAL,
        REQUIRED
    }

    private static final String ATTRIBUTE = CallerRoutes.class.getName();

    private final Map<Method, Access> known = new ConcurrentHashMap<>();
    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    CallerRoutes(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.routes = routes;
    }

    Access accessOf(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Access found) {
            return found;
        }
        Access access = handlerOf(request)
                .map(handler -> known.computeIfAbsent(handler.getMethod(), method -> accessOf(handler)))
                .orElse(Access.PUBLIC);
        request.setAttribute(ATTRIBUTE, access);
        return access;
    }

    static Access accessOf(MethodParameter parameter) {
        if (parameter.getParameterType() == Caller.class) {
            return Access.REQUIRED;
        }
        boolean optional = parameter.getParameterType() == Optional.class
                && ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve() == Caller.class;
        return optional ? Access.OPTIONAL : Access.PUBLIC;
    }

    private static Access accessOf(HandlerMethod handler) {
        Access most = Access.PUBLIC;
        for (MethodParameter parameter : handler.getMethodParameters()) {
            Access access = accessOf(parameter);
            most = access.compareTo(most) > 0 ? access : most;
        }
        return most;
    }

    /** The controller that will take the request; none if the dispatcher will answer 404 or 405. */
    private Optional<HandlerMethod> handlerOf(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        try {
            HandlerExecutionChain chain = routes.getObject().getHandler(request);
            if (chain != null && chain.getHandler() instanceof HandlerMethod handler) {
                FoundHandlers.handOn(chain, request);
                return Optional.of(handler);
            }
            return Optional.empty();
        } catch (ServletException noSuchMethod) {
            return Optional.empty();
        } catch (Exception unexpected) {
            throw new IllegalStateException("no route can be found", unexpected);
        }
    }
}
