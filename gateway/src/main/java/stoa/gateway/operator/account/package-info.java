/** How operators log in and out. */
package stoa.gateway.operator.account;
