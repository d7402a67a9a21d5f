/** Private messages over thousands of open WebSockets: how fast, whether all, and at what cost of memory. */
package stoa.bench.sockets;
