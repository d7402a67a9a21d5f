/** Registering, coming as a guest, logging in and out, and people on the GoChat face. */
package stoa.gateway.gochat.account;
