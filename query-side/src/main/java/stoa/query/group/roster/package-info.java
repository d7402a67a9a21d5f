/** The view {@code group-roster}: who are the members of a group, and who waits to be let in? */
package stoa.query.group.roster;
