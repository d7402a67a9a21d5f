/** The view {@code post-authored}: for each account, the posts that it wrote. */
package stoa.query.post.authored;
