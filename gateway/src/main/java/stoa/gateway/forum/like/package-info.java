/** Likes of posts. */
package stoa.gateway.forum.like;
