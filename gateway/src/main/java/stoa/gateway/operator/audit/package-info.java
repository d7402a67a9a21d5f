/** Histories of accounts, posts, conversations and rounds, for operators. */
package stoa.gateway.operator.audit;
