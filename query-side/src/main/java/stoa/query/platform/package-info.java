/** What all views share: how they are defined, folded, stored, read, followed and measured. No business word here. */
package stoa.query.platform;
