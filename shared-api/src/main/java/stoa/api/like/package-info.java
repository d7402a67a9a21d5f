/**
 * Likes: a person likes a post, takes the like back, likes it again.
 *
 * <p>Streams: {@code like:<post>:<account>}, one for each person and post, so that two likes never meet and a post that
 * a million people like is no busier than any other.
 */
package stoa.api.like;
