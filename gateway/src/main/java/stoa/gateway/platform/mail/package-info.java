/** Mails to people, over SMTP or, where there is no server, into files. */
package stoa.gateway.platform.mail;
