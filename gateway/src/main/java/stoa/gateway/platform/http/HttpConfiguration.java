package stoa.gateway.platform.http;

import java.util.List;
import org.apache.catalina.Context;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import stoa.gateway.platform.Faces;

/** Puts our readers, writers and errors in the place of Spring MVC's and Tomcat's. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {

    /** How much of a refused body is read and dropped, so that the client gets to read its answer. */
    private static final int MAX_SWALLOW_BYTES = 16 << 20;

    private final List<HandlerMethodArgumentResolver> resolvers;
    private final ReplyWriter replies;

    HttpConfiguration(List<HandlerMethodArgumentResolver> resolvers, ReplyWriter replies) {
        this.resolvers = resolvers;
        this.replies = replies;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> added) {
        added.addAll(resolvers);
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> added) {
        added.add(replies);
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> envelopesForContainerErrors(
            Faces faces, CrossOriginPolicy origins, ReplyWriter replies) {
        return new ContainerErrors(faces, origins, replies);
    }

    /**
     * Runs last, so that our valve is nearer to the application than any other that reports errors, and so the first.
     */
    private record ContainerErrors(Faces faces, CrossOriginPolicy origins, ReplyWriter replies)
            implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addContextCustomizers(this::replaceErrorPages);
            factory.addConnectorCustomizers(connector -> {
                connector.setProperty("maxSwallowSize", Integer.toString(MAX_SWALLOW_BYTES));
                // A client that asks before it sends its body is told to go on only if the body is wanted.
                connector.setProperty("continueResponseTiming", "onRead");
            });
        }

        private void replaceErrorPages(Context context) {
            for (var page : context.findErrorPages()) {
                context.removeErrorPage(page);
            }
            context.getParent().getPipeline().addValve(new EnvelopeErrorValve(faces, origins, replies));
        }
    }
}
