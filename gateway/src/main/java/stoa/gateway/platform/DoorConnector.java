package stoa.gateway.platform;

import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/** One further port of the web server, set up as the main one is but for its address and how much it serves. */
final class DoorConnector extends Connector {

    private final Face face;
    private final Face.Door door;
    private final TomcatServletWebServerFactory factory;
    private volatile int bound;

    DoorConnector(Face face, TomcatServletWebServerFactory factory) {
        super(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        this.face = face;
        this.door = face.door().orElseThrow();
        this.factory = factory;
        super.setPort(door.port());
        super.setThrowOnFailure(true);
        super.setProperty("bindOnInit", "false");
    }

    Face face() {
        return face;
    }

    /** 0 before it is open. */
    int port() {
        return bound;
    }

    /** Only now has everybody said what connectors are to be like. */
    @Override
    protected void initInternal() throws LifecycleException {
        factory.getConnectorCustomizers().forEach(customizer -> customizer.customize(this));
        setProperty("minSpareThreads", "1");
        setProperty("maxThreads", Integer.toString(door.threads()));
        ((AbstractProtocol<?>) getProtocolHandler()).setAddress(address());
        super.initInternal();
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(door.address());
        } catch (UnknownHostException unknown) {
            throw new PortUnusableException(face.name(), door);
        }
    }

    @Override
    protected void startInternal() throws LifecycleException {
        try {
            super.startInternal();
        } catch (LifecycleException failure) {
            if (isAboutThePort(failure)) {
                throw new PortUnusableException(face.name(), door);
            }
            throw failure;
        }
        bound = getLocalPort();
    }

    private static boolean isAboutThePort(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(BindException.class::isInstance);
    }
}
