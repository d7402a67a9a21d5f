/** The view {@code post-hot}: every post's score, and all posts in order of it. */
package stoa.query.post.hot;
