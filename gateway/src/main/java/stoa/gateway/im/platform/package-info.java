/** The IM face: its port and prefix, its errors, and what its features share. */
package stoa.gateway.im.platform;
