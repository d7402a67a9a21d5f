/** Accounts on the Auth Server face. */
package stoa.gateway.auth.account;
