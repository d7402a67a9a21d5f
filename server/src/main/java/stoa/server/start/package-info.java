/** How a start goes: what the reader is told while the views fill, when it fails, and when everything is up. */
package stoa.server.start;
