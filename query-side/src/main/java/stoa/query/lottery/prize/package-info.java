/** The view {@code lottery-prize}: what there was to win in each round. It rests, and is large where texts are long. */
package stoa.query.lottery.prize;
