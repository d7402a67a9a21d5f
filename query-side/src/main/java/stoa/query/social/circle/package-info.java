/** The view {@code social-circle}: for each account, who follows it and whom it follows. */
package stoa.query.social.circle;
