/** What operators did that no event tells of. */
package stoa.gateway.operator.act;
