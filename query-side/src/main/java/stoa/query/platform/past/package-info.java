/** The read side as it was at some moment, in memory and for one asker. */
package stoa.query.platform.past;
