/** Groups on the GoChat face. */
package stoa.gateway.gochat.group;
