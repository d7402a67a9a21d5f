/** The database of the views: the one inside this JVM, the port through which views meet any MongoDB, the tokens. */
package stoa.query.platform.mongo;
