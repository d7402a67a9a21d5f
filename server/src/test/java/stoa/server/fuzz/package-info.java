/** Requests and frames as no client should send them, very many of them, at every face. */
package stoa.server.fuzz;
