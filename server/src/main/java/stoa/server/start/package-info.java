/** How a start goes: the lock on the data, what the reader is told when it fails, the banner when it succeeds. */
package stoa.server.start;
