package stoa.query.platform.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The views' tokens, beside the views: one document for each, since a view has one segment. A token is a position; who
 * holds it renews it, and others may take it when it was not renewed for a time, by the database's clock, never by
 * that of a node.
 *
 * <p>A busy view's token is written a few times per second only, and when its claim is renewed or released. A token
 * behind its view costs some events delivered again, which documents know by their positions; ahead it can not be,
 * since it is stored after them.
 */
public final class MongoTokenStore implements TokenStore {

    public static final String COLLECTION = "tokens";

    private static final long WRITE_INTERVAL_NANOS = Duration.ofMillis(200).toNanos();
    private static final String ID = "_id";
    private static final String POSITION = "position";
    private static final String OWNER = "owner";
    private static final String CLAIMED_AT = "claimedAt";

    private final String node = UUID.randomUUID().toString();
    private final MongoDatabase database;
    private final MongoCollection<Document> tokens;
    private final Map<String, Long> unwritten = new ConcurrentHashMap<>();
    private final Map<String, Long> writtenAtNanos = new ConcurrentHashMap<>();
    private final Duration claimTimeout;
    private final ClaimListener claims;

    /** Learns that the database has confirmed this node's claim on a view. */
    public interface ClaimListener {

        /**
         * @param askedAtNanos {@link System#nanoTime()} before the database was asked
         */
        void confirmed(String group, long askedAtNanos);

        /** The claim is somebody else's, or nobody's. */
        void lost(String group);
    }

    public MongoTokenStore(MongoDatabase database, Duration claimTimeout, ClaimListener claims) {
        this.database = database;
        this.tokens = database.getCollection(COLLECTION)
                .withReadPreference(ReadPreference.primary())
                .withWriteConcern(WriteConcern.MAJORITY);
        this.claimTimeout = claimTimeout;
        this.claims = claims;
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, TrackingToken initial) {
        if (segments != 1) {
            throw new UnableToClaimTokenException("A view has one segment, not " + segments);
        }
        initializeSegment(initial, processor, 0);
    }

    @Override
    public void initializeSegment(TrackingToken token, String processor, int segment) {
        try {
            tokens.insertOne(new Document(ID, processor).append(POSITION, positionOf(token)));
        } catch (MongoWriteException refused) {
            if (ErrorCategory.fromErrorCode(refused.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
                throw new UnableToInitializeTokenException("The view " + processor + " has a token already");
            }
            throw refused;
        }
    }

    @Override
    public TrackingToken fetchToken(String processor, int segment) {
        Date stale = Date.from(databaseTime().toInstant().minus(claimTimeout));
        unwritten.remove(processor);
        Bson free = Filters.or(Filters.eq(OWNER, node), Filters.exists(OWNER, false), Filters.lt(CLAIMED_AT, stale));
        update(processor, free, Updates.combine(Updates.set(OWNER, node), Updates.currentDate(CLAIMED_AT)));
        Document token = tokens.find(Filters.eq(ID, processor)).first();
        long position = token == null ? -1 : token.getLong(POSITION);
        return position < 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    @Override
    public void storeToken(TrackingToken token, String processor, int segment) {
        unwritten.put(processor, positionOf(token));
        Long written = writtenAtNanos.get(processor);
        if (written == null || System.nanoTime() - written >= WRITE_INTERVAL_NANOS) {
            extendClaim(processor, segment);
        }
    }

    @Override
    public void extendClaim(String processor, int segment) {
        Long position = unwritten.get(processor);
        Bson renewal = Updates.currentDate(CLAIMED_AT);
        Bson update = position == null ? renewal : Updates.combine(Updates.max(POSITION, position), renewal);
        update(processor, Filters.eq(OWNER, node), update);
        writtenAtNanos.put(processor, System.nanoTime());
        if (position != null) {
            unwritten.remove(processor, position);
        }
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        claims.lost(processor);
        writtenAtNanos.remove(processor);
        Long position = unwritten.remove(processor);
        Bson release = Updates.combine(Updates.unset(OWNER), Updates.unset(CLAIMED_AT));
        tokens.updateOne(
                Filters.and(Filters.eq(ID, processor), Filters.eq(OWNER, node)),
                position == null ? release : Updates.combine(Updates.max(POSITION, position), release));
    }

    /** There is no such version of a view any more; only who holds it can say so. */
    @Override
    public void deleteToken(String processor, int segment) {
        tokens.deleteOne(Filters.and(Filters.eq(ID, processor), Filters.eq(OWNER, node)));
        claims.lost(processor);
        unwritten.remove(processor);
        writtenAtNanos.remove(processor);
    }

    private void update(String processor, Bson mine, Bson update) {
        long asked = System.nanoTime();
        UpdateResult result = tokens.updateOne(Filters.and(Filters.eq(ID, processor), mine), update);
        if (result.getMatchedCount() == 0) {
            claims.lost(processor);
            unwritten.remove(processor);
            throw new UnableToClaimTokenException("The view " + processor + " is folded by another node");
        }
        claims.confirmed(processor, asked);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public int[] fetchSegments(String processor) {
        return tokens.find(Filters.eq(ID, processor)).first() == null ? new int[0] : new int[] {0};
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        Document token = tokens.find(Filters.eq(ID, processor)).first();
        if (token == null) {
            return List.of();
        }
        boolean free = !token.containsKey(OWNER)
                || node.equals(token.getString(OWNER))
                || token.getDate(CLAIMED_AT)
                        .toInstant()
                        .isBefore(databaseTime().toInstant().minus(claimTimeout));
        return free ? List.of(Segment.ROOT_SEGMENT) : List.of();
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return Optional.of(database.getName());
    }

    /** The greatest position of any token, if there is one. */
    public OptionalLong furthest() {
        OptionalLong furthest = OptionalLong.empty();
        for (Document token : tokens.find()) {
            furthest = OptionalLong.of(Math.max(furthest.orElse(-1), token.getLong(POSITION)));
        }
        return furthest;
    }

    /** {@code isMaster} rather than {@code hello}, which the in-JVM database does not know. */
    private Date databaseTime() {
        return database.runCommand(new Document("isMaster", 1)).getDate("localTime");
    }

    private static long positionOf(TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }
}
