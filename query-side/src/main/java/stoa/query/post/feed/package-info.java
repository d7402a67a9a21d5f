/** The view {@code post-feed}: all posts, one long list. */
package stoa.query.post.feed;
