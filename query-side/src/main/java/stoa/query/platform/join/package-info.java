/**
 * What queries of one view join from another: each port is answered by the view that holds it, so that names, counts
 * and spellings are stored once.
 */
package stoa.query.platform.join;
