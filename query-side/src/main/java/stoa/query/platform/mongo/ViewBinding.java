package stoa.query.platform.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/**
 * Ties the views' database to the one ledger that its views are folded from. Views of another ledger, or of one that
 * was longer once, would answer wrongly and skip events in silence; so the start is refused.
 */
public final class ViewBinding {

    private static final String ID = "ledger";

    private final MongoDatabase database;
    private final MongoTokenStore tokens;

    public ViewBinding(MongoDatabase database, MongoTokenStore tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    /** Binds a database that is not bound yet; refuses one that is bound to another ledger or ahead of this one. */
    public void requireLedger(String ledgerId, long head) {
        MongoCollection<Document> bindings = database.getCollection("binding");
        Document bound = bindings.findOneAndUpdate(
                Filters.eq("_id", ID),
                Updates.setOnInsert("ledgerId", ledgerId),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        if (bound == null || !ledgerId.equals(bound.getString("ledgerId"))) {
            throw new WrongLedgerException("The views in MongoDB database '" + database.getName()
                    + "' belong to ledger " + (bound == null ? "?" : bound.getString("ledgerId")) + ", but this is "
                    + ledgerId + ": name another MongoDB database, or drop this one to have it filled anew.");
        }
        tokens.furthest().ifPresent(position -> {
            if (position > head) {
                throw new WrongLedgerException("The views in MongoDB database '" + database.getName()
                        + "' have come to event " + position + ", but the ledger ends at " + head
                        + " (was it restored from a backup?): drop that database to have it filled anew.");
            }
        });
    }

    /** Views and ledger do not belong together; the message says what to do. */
    public static final class WrongLedgerException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        WrongLedgerException(String message) {
            super(message);
        }
    }
}
