/** The view {@code post-tags}: how each tag is written, which is how it was written first. */
package stoa.query.post.tags;
