package stoa.bench.assembly;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import stoa.query.platform.ReplayProgress;
import stoa.query.platform.mongo.InJvmMongo;

/** Watches the views fill at the start, fills them anew, and writes the same documents without folding anything. */
@Component
class ViewFill implements SmartLifecycle {

    private static final int TURNS = 4;
    private static final int BULK = 1_000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final Duration POLL = Duration.ofMillis(1);

    private final MongoDatabase views;
    private final FreshViews fresh;
    private final ReplayProgress progress;
    private volatile boolean running;
    private volatile long events;
    private volatile double seconds;

    /**
     * @param events what the ledger held at the start
     * @param seconds until every view had taken them in, in a JVM that had compiled nothing yet
     * @param warmSeconds to fill them once more beside themselves, in the same JVM
     * @param documents in all views
     * @param plainSeconds to write these documents in bulk into an empty database of the same kind
     */
    record Found(long events, double seconds, double warmSeconds, long documents, double plainSeconds) {}

    ViewFill(MongoDatabase views, FreshViews fresh, ReplayProgress progress) {
        this.views = views;
        this.fresh = fresh;
        this.progress = progress;
    }

    @Override
    public void start() {
        running = true;
        long start = System.nanoTime();
        Thread.ofPlatform().daemon().name("bench-fill").start(() -> watch(start));
    }

    private void watch(long start) {
        while (!progress.caughtUp()) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        seconds = (System.nanoTime() - start) / 1e9;
        events = progress.snapshot().total();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Just before the views start, at 0. */
    @Override
    public int getPhase() {
        return -1;
    }

    Found besidePlainWrites() {
        Map<String, List<Document>> documents = new LinkedHashMap<>();
        long count = 0;
        for (String collection : views.listCollectionNames()) {
            List<Document> all = all(views, collection);
            documents.put(collection, all);
            count += all.size();
        }
        double warm = Double.MAX_VALUE;
        double plain = Double.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            warm = Math.min(warm, fresh.fill());
            plain = Math.min(plain, writeAll(documents));
        }
        return new Found(events, seconds, warm, count, plain);
    }

    /** In batches, since the MongoDB in this JVM would put all that it finds into one reply, whatever its length. */
    static List<Document> all(MongoDatabase database, String collection) {
        return database.getCollection(collection).find().batchSize(BULK).into(new ArrayList<>());
    }

    static double writeAll(Map<String, List<Document>> documents) {
        try (InJvmMongo mongo = InJvmMongo.start();
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            MongoDatabase empty = client.getDatabase("plain");
            long start = System.nanoTime();
            documents.forEach((collection, all) -> {
                for (int from = 0; from < all.size(); from += BULK) {
                    List<WriteModel<Document>> bulk = new ArrayList<>(BULK);
                    all.subList(from, Math.min(from + BULK, all.size()))
                            .forEach(document -> bulk.add(new InsertOneModel<>(document)));
                    empty.getCollection(collection).bulkWrite(bulk, UNORDERED);
                }
            });
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
