package stoa.gateway.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;

/** Gives the dispatcher the controller that {@link CallerRoutes} has found already, so that it is looked for once. */
@Component
final class FoundHandlers implements HandlerMapping, Ordered {

    private static final String ATTRIBUTE = FoundHandlers.class.getName();

    static void handOn(HandlerExecutionChain found, HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, found);
    }

    @Override
    public HandlerExecutionChain getHandler(HttpServletRequest request) {
        Object found = request.getAttribute(ATTRIBUTE);
        request.removeAttribute(ATTRIBUTE);
        return (HandlerExecutionChain) found;
    }

    @Override
    public boolean usesPathPatterns() {
        return true;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
