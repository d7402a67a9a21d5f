/** Who is here and who was last active when, spread over all nodes. */
package stoa.vault.presence;
