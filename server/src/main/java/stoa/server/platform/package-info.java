/** What the parts of the assembly share: the directory of their data, and how they say that it can not go on. */
package stoa.server.platform;
