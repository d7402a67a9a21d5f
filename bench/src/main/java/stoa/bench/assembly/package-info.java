/** The measured server: a process of its own, with endpoints beside its own that only a measurement needs. */
package stoa.bench.assembly;
