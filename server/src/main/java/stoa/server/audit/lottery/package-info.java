/**
 * Follows the lottery from its events alone, and says where it first went wrong: every draw, every digest, every piece
 * and every reservation. Nothing here is used to make draws but the published rule itself.
 */
package stoa.server.audit.lottery;
