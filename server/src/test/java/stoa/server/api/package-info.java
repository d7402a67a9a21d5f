/** Every route of every face: who may use it, and how it is described to those who write clients. */
package stoa.server.api;
