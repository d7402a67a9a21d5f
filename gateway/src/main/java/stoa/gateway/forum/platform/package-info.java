/** The Forum face's envelope, error codes and the shapes that its features share. */
package stoa.gateway.forum.platform;
