/** What unique names and e-mails are claimed under, without showing them. */
package stoa.vault.claim;
