/** What all faces share: which face a request belongs to, commands, queries, settings. */
package stoa.gateway.platform;
