/** What a view is: pure functions from events to documents and lists. Nothing of any database. */
package stoa.query.platform.view;
