/** From commit to event handler. */
package stoa.bench.latency;
