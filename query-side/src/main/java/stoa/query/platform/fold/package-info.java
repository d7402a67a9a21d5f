/** Folds batches of events into the documents and lists of a view, the same way for every view. */
package stoa.query.platform.fold;
