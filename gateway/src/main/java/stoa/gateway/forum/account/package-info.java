/** The Forum face's endpoints for registering, logging in, profiles and passwords. */
package stoa.gateway.forum.account;
