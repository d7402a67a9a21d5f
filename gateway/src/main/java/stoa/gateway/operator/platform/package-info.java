/** The operator face: its port, its errors, and what its features share. */
package stoa.gateway.operator.platform;
