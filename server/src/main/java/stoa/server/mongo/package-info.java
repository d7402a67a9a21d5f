/**
 * The database of the views: any MongoDB by URL, a {@code mongod} that is at hand, or one in this JVM's memory. What is
 * in it can always be made again from the ledger.
 */
package stoa.server.mongo;
