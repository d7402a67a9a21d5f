/** The view {@code lottery-rounds}: which rounds there are. */
package stoa.query.lottery.rounds;
