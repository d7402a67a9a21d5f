package stoa.gateway.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import stoa.gateway.platform.Faces;

/** Keeps faces with a prefix to their own controllers: what the main port has beside those is not theirs to show. */
@Component
final class OwnRoutes implements HandlerMapping, Ordered {

    private final Faces faces;
    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    OwnRoutes(
            Faces faces,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.faces = faces;
        this.routes = routes;
    }

    @Override
    public HandlerExecutionChain getHandler(HttpServletRequest request) throws Exception {
        if (faces.of(request).prefix().isEmpty()) {
            return null;
        }
        HandlerExecutionChain own = routes.getObject().getHandler(request);
        if (own == null) {
            String path = request.getRequestURI();
            throw new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), path, path);
        }
        return own;
    }

    @Override
    public boolean usesPathPatterns() {
        return true;
    }

    /** After the controller that was found already, before everybody else. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }
}
