/** The view {@code group-member}: is this person a member of this group, and in which role? */
package stoa.query.group.member;
