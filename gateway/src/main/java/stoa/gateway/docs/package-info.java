/** What each face is, told to those who write clients for it: its documents, and a page that shows them. */
package stoa.gateway.docs;
