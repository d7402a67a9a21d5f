/** The Forum face's endpoints for posts, and the counting of their readers. */
package stoa.gateway.forum.post;
