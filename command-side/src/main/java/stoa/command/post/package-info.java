/**
 * What people publish. A post's stream holds what its author did to it; how often it was read is counted in streams of
 * their own, so that a popular post's stream stays short.
 */
package stoa.command.post;
