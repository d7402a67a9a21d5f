/** The runnable assembly: brings the databases, wires the modules, and says what it does. */
package stoa.server;
