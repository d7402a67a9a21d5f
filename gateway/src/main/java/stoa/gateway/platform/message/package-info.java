/** Writing and reading messages, as those faces do that name people and groups rather than conversations. */
package stoa.gateway.platform.message;
