/** How old revisions of this feature's events read today. */
package stoa.api.conversation.evolution;
