/** What a post, a round or a conversation was at some moment, folded anew from the ledger by the views' own folds. */
package stoa.server.audit.past;
