package stoa.query.platform.mongo;

import java.util.Optional;

/**
 * A document as it stands in the database.
 *
 * @param position the ledger position of the last event that changed it; {@link #NEVER} if there is no document
 * @param body empty if there is no document, or none any more: what is gone leaves its position behind, so that an
 *     event delivered again does not bring it back
 */
public record Stored<D>(String id, long position, Optional<D> body) {

    public static final long NEVER = -1;

    public static <D> Stored<D> none(String id) {
        return new Stored<>(id, NEVER, Optional.empty());
    }
}
