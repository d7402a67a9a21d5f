/** Who follows whom, on the Forum face. */
package stoa.gateway.forum.social;
