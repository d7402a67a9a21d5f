/** Filling the views at a start. */
package stoa.bench.views;
