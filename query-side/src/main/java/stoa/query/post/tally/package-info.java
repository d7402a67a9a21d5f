/** The view {@code post-tally}: what is counted about a post, small documents that change often. */
package stoa.query.post.tally;
