/** Friends on the GoChat face, and who of them is here. */
package stoa.gateway.gochat.social;
