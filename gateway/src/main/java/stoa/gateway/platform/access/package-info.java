/** Who asks: access tokens, the cookies of the Forum face, and silent refresh. */
package stoa.gateway.platform.access;
