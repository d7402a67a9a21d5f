/** Parked documents of views, at the command line. */
package stoa.server.deadletter;
