/**
 * What happened to a subject, from the ledger: by the index of subjects, which is kept here, or by reading all of the
 * log, which finds out whether the index is right.
 */
package stoa.server.audit.history;
