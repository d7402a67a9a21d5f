/** How older revisions of events about accounts are read. */
package stoa.api.account.evolution;
