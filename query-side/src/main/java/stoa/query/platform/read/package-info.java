/** How views are read: by id, and from memory as long as this node is the one that changes them. */
package stoa.query.platform.read;
