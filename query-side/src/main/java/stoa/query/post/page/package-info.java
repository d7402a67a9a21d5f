/** The view {@code post-page}: what a post says, apart from its counts, which change much more often. */
package stoa.query.post.page;
