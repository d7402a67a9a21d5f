package stoa.gateway.platform.access;

import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** Gives controllers their {@link Caller}. */
@Component
final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return CallerRoutes.accessOf(parameter) != CallerRoutes.Access.PUBLIC;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        Optional<Caller> caller = current();
        return CallerRoutes.accessOf(parameter) == CallerRoutes.Access.REQUIRED
                ? caller.orElseThrow(() -> new Rejection(KernelError.UNAUTHENTICATED, "nobody is logged in"))
                : caller;
    }

    private static Optional<Caller> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                ? Optional.of(known.getPrincipal())
                : Optional.empty();
    }
}
