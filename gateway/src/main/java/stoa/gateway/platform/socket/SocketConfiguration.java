package stoa.gateway.platform.socket;

import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import java.util.Set;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the web server its WebSockets, with buffers of a size that thousands of idle ones can have. */
@Configuration(proxyBeanMethods = false)
class SocketConfiguration {

    /**
     * Each socket has three buffers of this size, eight kilobytes if nothing is said. A message that does not fit is
     * sent in several frames and read in several steps.
     */
    private static final String BUFFER_SIZE = "org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE";

    private static final int BUFFER_BYTES = 2_048;

    /** Messages are put together by us, as far as they are wanted; this is only what is handed over at a time. */
    private static final int PART_BYTES = 512;

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> webSockets() {
        return factory -> factory.addContextCustomizers(
                context -> context.addServletContainerInitializer((none, servlets) -> start(servlets), Set.of()));
    }

    private static void start(ServletContext servlets) throws jakarta.servlet.ServletException {
        if (System.getProperty(BUFFER_SIZE) == null) {
            System.setProperty(BUFFER_SIZE, Integer.toString(BUFFER_BYTES));
        }
        new WsSci().onStartup(Set.of(), servlets);
        ServerContainer container = (ServerContainer) servlets.getAttribute(ServerContainer.class.getName());
        container.setDefaultMaxTextMessageBufferSize(PART_BYTES);
        container.setDefaultMaxBinaryMessageBufferSize(PART_BYTES);
    }
}
