/** The view {@code comment-listed}: which comments stand under a post, and which replies in a thread. */
package stoa.query.comment.listed;
