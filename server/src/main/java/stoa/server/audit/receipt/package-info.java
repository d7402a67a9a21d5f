/** Checking what somebody was given: an event under a checkpoint, or a checkpoint that goes on from another. */
package stoa.server.audit.receipt;
