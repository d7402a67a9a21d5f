/** Registering, logging in and profiles on the IM face. */
package stoa.gateway.im.account;
