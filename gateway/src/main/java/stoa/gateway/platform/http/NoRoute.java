package stoa.gateway.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Says that there is nothing, when nobody else has said anything. The dispatcher would too, but reads the request's
 * headers to do so, and calls it our fault if those can not be read.
 */
@Component
final class NoRoute implements HandlerMapping, Ordered {

    @Override
    public HandlerExecutionChain getHandler(HttpServletRequest request) throws NoResourceFoundException {
        String path = request.getRequestURI();
        throw new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), path, path);
    }

    @Override
    public boolean usesPathPatterns() {
        return true;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
