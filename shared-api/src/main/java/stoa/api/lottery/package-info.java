/**
 * The lottery: rounds of prizes with stock, draws that anyone can recompute, and reservations of what was won.
 *
 * <p>Streams: {@code round:<id>} holds, in one order, everything that changed the stock of a round: its opening, draws,
 * returns, additions, and the seeds that the draws were made with. {@code reservation:<id>} is what one draw won, until
 * it is paid, given up or expired. {@code current-round} tells which round is open; there is one at most.
 *
 * <p>Each event of a round carries the digest of its chain ({@link stoa.api.lottery.RoundChain}); a draw follows from a
 * seed that was committed to before and is revealed after, by {@link stoa.api.lottery.DrawRule}.
 */
package stoa.api.lottery;
