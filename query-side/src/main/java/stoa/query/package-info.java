/** The read side: one package for each view, and the kit in {@code platform} that keeps them all. */
package stoa.query;
