/** Starts whole assemblies for tests, in this JVM or in processes of their own, and talks to them as clients do. */
package stoa.server.testing;
