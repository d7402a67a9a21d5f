/**
 * The event store: one total order of events without gaps, which anybody can verify. It knows nothing of what the
 * events mean.
 *
 * <p>{@link stoa.ledger.Ledger} is what there is to it; {@code stoa.ledger.postgres} keeps it in PostgreSQL, and
 * {@code stoa.ledger.axon} shows it to Axon as an event store.
 */
package stoa.ledger;
