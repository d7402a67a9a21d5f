/** Reading the log once more: what it costs, and filling views anew under load. */
package stoa.bench.replay;
