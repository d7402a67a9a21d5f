package stoa.gateway.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import stoa.gateway.platform.GatewaySettings;

/** Reads bodies: a declared size that is too large is refused before the first byte, an undeclared one at the limit. */
@Component
final class JsonBodyResolver implements HandlerMethodArgumentResolver {

    private final int limit;

    JsonBodyResolver(GatewaySettings settings) {
        this.limit = Math.toIntExact(settings.maxBody().toBytes());
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(JsonBody.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest webRequest,
            WebDataBinderFactory binders)
            throws IOException {
        byte[] body = bytes(webRequest.getNativeRequest(HttpServletRequest.class));
        if (parameter.getParameterType() != Optional.class) {
            return JsonText.read(body, parameter.getParameterType());
        }
        return body.length == 0
                ? Optional.empty()
                : Optional.of(JsonText.read(body, parameter.nested().getNestedParameterType()));
    }

    private byte[] bytes(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw new BodyTooLargeException();
        }
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw new BodyTooLargeException();
        }
        return body;
    }
}
