/** Opening accounts, logging in and changing passwords, the same for every face. */
package stoa.gateway.platform.identity;
