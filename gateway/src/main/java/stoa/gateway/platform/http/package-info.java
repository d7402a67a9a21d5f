/** The way of a request from the socket to a controller and back: entrance, cross-origin rules, bodies, errors. */
package stoa.gateway.platform.http;
