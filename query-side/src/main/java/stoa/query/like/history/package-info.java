/** The view {@code like-history}: who liked a post and who took that back, in order of time. */
package stoa.query.like.history;
