/** The view {@code lottery-current}: which round is open, and which was last. */
package stoa.query.lottery.current;
