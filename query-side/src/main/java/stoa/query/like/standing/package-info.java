/** The view {@code like-standing}: whether this person likes this post. */
package stoa.query.like.standing;
