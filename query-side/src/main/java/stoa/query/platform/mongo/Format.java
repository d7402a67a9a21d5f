package stoa.query.platform.mongo;

import org.bson.Document;

/** How one kind of document is stored; {@code _id}, {@code position} and {@code gone} are not its business. */
public interface Format<D> {

    Document write(D document);

    D read(Document stored);

    /** How much room it takes in a cache, where an ordinary small document takes 1. */
    default int weight(D document) {
        return 1;
    }
}
