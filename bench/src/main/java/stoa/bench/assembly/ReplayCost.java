package stoa.bench.assembly;

import com.mongodb.client.MongoDatabase;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;

/** What reading the log once more costs: its bare rows, its events without doing anything, and each view by itself. */
@Component
class ReplayCost {

    private static final int TURNS = 3;
    private static final int FETCH = 500;
    private static final double NANOS = 1e9;

    private final DataSource pool;
    private final EventStore events;
    private final MongoDatabase database;
    private final FreshViews fresh;
    private final List<View> views;

    ReplayCost(DataSource pool, EventStore events, MongoDatabase database, FreshViews fresh, List<View> views) {
        this.pool = pool;
        this.events = events;
        this.database = database;
        this.fresh = fresh;
        this.views = views;
    }

    /** Seconds to fill a view by itself, and to write in bulk the documents that it then has. */
    record OfView(String view, long documents, double seconds, double plainSeconds) {}

    /**
     * @param rawSeconds to read the rows on one connection
     * @param idleSeconds to read the events and do nothing with them
     * @param heapBefore bytes of live objects before the events are read
     * @param heapWithin the most of them while they are
     */
    record Found(
            long events, double rawSeconds, double idleSeconds, long heapBefore, long heapWithin, List<OfView> views) {}

    Found measure() throws SQLException, InterruptedException {
        long head = events.createHeadToken().position().orElse(0);
        double raw = Double.MAX_VALUE;
        double idle = Double.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            long started = System.nanoTime();
            readRows();
            long between = System.nanoTime();
            readEvents(head, position -> {});
            raw = Math.min(raw, (between - started) / NANOS);
            idle = Math.min(idle, (System.nanoTime() - between) / NANOS);
        }
        long before = liveBytes();
        long[] most = {0};
        long quarter = Math.max(1, head / 4);
        readEvents(head, position -> most[0] = position % quarter == 0 ? Math.max(most[0], liveBytes()) : most[0]);
        List<OfView> each = new ArrayList<>();
        for (View view : views) {
            each.add(ofView(view));
        }
        return new Found(head, raw, idle, before, most[0], each);
    }

    private OfView ofView(View view) {
        Map<String, List<Document>> documents = documents(view);
        double seconds = Double.MAX_VALUE;
        double plain = Double.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            seconds = Math.min(seconds, fresh.fill(List.of(view)));
            plain = Math.min(plain, ViewFill.writeAll(documents));
        }
        long count = documents.values().stream().mapToLong(List::size).sum();
        return new OfView(view.name().title(), count, seconds, plain);
    }

    private Map<String, List<Document>> documents(View view) {
        ViewName name = view.name();
        Map<String, List<Document>> documents = new LinkedHashMap<>();
        for (String collection :
                List.of(name.collection(), name.collection(ViewLists.HEADS), name.collection(ViewLists.BUCKETS))) {
            documents.put(collection, ViewFill.all(database, collection));
        }
        return documents;
    }

    private void readRows() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                try (ResultSet rows = statement.executeQuery("select * from ledger.event order by position")) {
                    while (rows.next()) {
                        rows.getBytes("payload");
                        rows.getBytes("metadata");
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void readEvents(long head, LongConsumer each) throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(null)) {
            long position = 0;
            while (position < head) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                event.getPayload();
                position = event.trackingToken().position().orElse(head);
                each.accept(position);
            }
        }
    }

    private static long liveBytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
