/** The view {@code post-tagged}: for each tag, the posts that carry it now. */
package stoa.query.post.tagged;
