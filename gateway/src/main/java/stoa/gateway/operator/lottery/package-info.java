/** Rounds of the lottery, for operators. */
package stoa.gateway.operator.lottery;
