/** What operators did that no event tells of, and what they want done. */
package stoa.vault.operator;
