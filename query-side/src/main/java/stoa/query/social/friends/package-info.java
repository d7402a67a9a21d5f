/** The view {@code social-friends}: who are friends of an account. */
package stoa.query.social.friends;
