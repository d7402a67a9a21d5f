/**
 * Views as operators see them: how far each is, and filling it anew beside the version that is read. No event tells of
 * it, since what a view says follows from the events there are.
 */
package stoa.api.view;
