/** The load generator, and what it asks of the server. */
package stoa.bench.http;
