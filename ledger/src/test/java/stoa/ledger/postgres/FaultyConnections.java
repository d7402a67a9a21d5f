package stoa.ledger.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections that die exactly when a test says so: just before an append reaches the database, or just after. */
final class FaultyConnections {

    enum Fault {
        NONE,
        BEFORE_THE_APPEND,
        AFTER_THE_APPEND
    }

    /** Batches go through the function, lone events through a statement of their own. */
    private static final Pattern APPEND = Pattern.compile("ledger\\.append|into ledger\\.event");

    private final PGSimpleDataSource real;
    private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
    private volatile boolean down;

    FaultyConnections(PGSimpleDataSource real) {
        this.real = real;
    }

    /** Once. */
    void fail(Fault fault) {
        next.set(fault);
    }

    /** With the next fault the database is gone for good, until it is {@link #back}. */
    void failAndStayDown(Fault fault) {
        down = true;
        fail(fault);
    }

    void back() {
        down = false;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                if (down && next.get() == Fault.NONE) {
                    throw new SQLException("connection refused", "08001");
                }
                return faulty(real.getConnection());
            }
            return method.invoke(real, arguments);
        });
    }

    private Connection faulty(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            boolean append = method.getName().equals("prepareStatement")
                    && APPEND.matcher(arguments[0].toString()).find();
            return append ? faulty((PreparedStatement) result, connection) : result;
        });
    }

    private PreparedStatement faulty(PreparedStatement statement, Connection connection) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (!method.getName().equals("executeQuery") && !method.getName().equals("executeUpdate")) {
                return method.invoke(statement, arguments);
            }
            Fault fault = next.getAndSet(Fault.NONE);
            Object result = fault == Fault.BEFORE_THE_APPEND ? null : method.invoke(statement, arguments);
            if (fault != Fault.NONE) {
                connection.abort(Runnable::run);
                throw new SQLException("the connection is gone", "08006");
            }
            return result;
        });
    }

    private interface Call {
        Object on(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.on(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
