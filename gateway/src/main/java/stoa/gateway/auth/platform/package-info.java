/** What all of the Auth Server face has in common. */
package stoa.gateway.auth.platform;
