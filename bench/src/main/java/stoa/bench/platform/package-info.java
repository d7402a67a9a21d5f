/** Measuring in rounds, on databases that are gone afterwards, and saying what was found. */
package stoa.bench.platform;
