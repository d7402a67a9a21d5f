/** The faces beside the Forum, through the whole of Stoa. */
package stoa.server.faces;
