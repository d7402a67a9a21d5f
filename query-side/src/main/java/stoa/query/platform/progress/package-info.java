/** How far each view has come, on whichever node it is folded, and who waits for it. */
package stoa.query.platform.progress;
