/** The view {@code comment-text}: what a comment says, and where it stands. */
package stoa.query.comment.text;
