/** What anybody may see of the lottery in order to verify it; the tree beneath it is in {@code stoa.gateway.log}. */
package stoa.gateway.forum.audit;
