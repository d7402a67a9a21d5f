/** The view {@code group-tally}: how many members has this group, and which open groups have most? */
package stoa.query.group.tally;
