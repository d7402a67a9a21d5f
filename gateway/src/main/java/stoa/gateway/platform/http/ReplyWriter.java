package stoa.gateway.platform.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import stoa.gateway.platform.Reply;

/** Writes what controllers return and what filters refuse in one way: whole, with its length, as UTF-8 JSON or text. */
@Component
public final class ReplyWriter implements HandlerMethodReturnValueHandler {

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return Reply.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public void handleReturnValue(
            Object value, MethodParameter returnType, ModelAndViewContainer container, NativeWebRequest webRequest)
            throws IOException {
        container.setRequestHandled(true);
        write((Reply) value, webRequest.getNativeResponse(HttpServletResponse.class));
    }

    /** Answers with the reply, keeping headers that are set already. */
    public void write(Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        if (reply.body() == null) {
            response.setContentLength(0);
            return;
        }
        byte[] body = reply.body() instanceof byte[] bytes ? bytes : JsonText.write(reply.body());
        response.setContentType(reply.contentType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
