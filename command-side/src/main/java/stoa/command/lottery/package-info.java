/**
 * The lottery. All that changes the stock of a round is decided here, in one order; a win is a reservation with a
 * stream of its own, which ends once.
 */
package stoa.command.lottery;
