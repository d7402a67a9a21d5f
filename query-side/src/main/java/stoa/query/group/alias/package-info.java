/** The view {@code group-alias}: by which names does this person go in groups? */
package stoa.query.group.alias;
