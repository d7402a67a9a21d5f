package stoa.vault;

/**
 * A list of all erasures that lies outside of the database, so that a restored backup can be told of those that came
 * after it. Provided by whoever assembles the server.
 */
public interface ErasureList {

    /** Adds an erasure, durable on return; one that is in the list already changes nothing. */
    void add(Erasures.Erasure erasure);
}
