/** The view {@code group-page}: what does this group say of itself, and who owns it? */
package stoa.query.group.page;
