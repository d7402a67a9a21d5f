package stoa.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import stoa.gateway.platform.Faces;

/** Remembers which parameters of a query each route has asked for, be it only to find out who calls. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AskedParameters extends OncePerRequestFilter {

    private final Map<String, Set<String>> asked = new ConcurrentHashMap<>();
    private final Faces faces;

    AskedParameters(Faces faces) {
        this.faces = faces;
    }

    Set<String> of(Route route) {
        return new TreeSet<>(asked.getOrDefault(route.face() + " " + route.name(), Set.of()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Listening listening = new Listening(request);
        try {
            chain.doFilter(listening, response);
        } finally {
            Object template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            String route = faces.of(request).name() + " " + request.getMethod() + " " + template;
            asked.computeIfAbsent(route, any -> new ConcurrentSkipListSet<>()).addAll(listening.names);
        }
    }

    private static final class Listening extends HttpServletRequestWrapper {

        private final Set<String> names = new ConcurrentSkipListSet<>();

        Listening(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getParameter(String name) {
            names.add(name);
            return super.getParameter(name);
        }

        @Override
        public String[] getParameterValues(String name) {
            names.add(name);
            return super.getParameterValues(name);
        }
    }
}
