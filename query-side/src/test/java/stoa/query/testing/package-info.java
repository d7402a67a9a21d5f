/** Runs views as they run in production, over events given by a test and every MongoDB at hand. */
package stoa.query.testing;
