package stoa.server.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * What is logged as an error, or with a stack trace: nobody's nonsense is worth either. Left out is what Tomcat says by
 * itself of a ping that comes to a socket while that is being closed, since nothing else comes of it.
 */
final class Complaints extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final int MANY = 20;

    private final List<String> all = new CopyOnWriteArrayList<>();

    static Complaints heard() {
        Complaints complaints = new Complaints();
        complaints.start();
        root().addAppender(complaints);
        return complaints;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    List<String> all() {
        return all;
    }

    @Override
    protected void append(ILoggingEvent event) {
        boolean loud = event.getLevel().isGreaterOrEqual(Level.ERROR);
        boolean traced = event.getThrowableProxy() != null && event.getLevel().isGreaterOrEqual(Level.WARN);
        if ((loud || traced) && !isLatePing(event) && all.size() < MANY) {
            all.add(event + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }

    private static boolean isLatePing(ILoggingEvent event) {
        return event.getThrowableProxy() != null
                && event.getLoggerName().startsWith("org.apache.coyote.")
                && ThrowableProxyUtil.asString(event.getThrowableProxy()).contains("WsRemoteEndpointBase.sendPong");
    }

    @Override
    public void close() {
        root().detachAppender(this);
        stop();
    }
}
