/** The GoChat face: its port and prefix, its errors, and what its features share. */
package stoa.gateway.gochat.platform;
