/** The Forum face's endpoints for comments and their replies. */
package stoa.gateway.forum.comment;
