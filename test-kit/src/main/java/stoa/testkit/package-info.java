/** What tests of every module share: database starters, builders, golden files. Never on a production class path. */
package stoa.testkit;
