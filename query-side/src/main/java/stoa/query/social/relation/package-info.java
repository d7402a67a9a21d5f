/** The view {@code social-relation}: whether one account follows another. */
package stoa.query.social.relation;
