/** The view {@code lottery-balance}: what became of each round's stock. It is small, and changes with every draw. */
package stoa.query.lottery.balance;
