/** The Forum face's endpoints for the lottery, and the first round that it offers. */
package stoa.gateway.forum.lottery;
