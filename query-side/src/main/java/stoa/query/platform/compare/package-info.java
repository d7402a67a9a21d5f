/**
 * Views looked at part by part: two versions of one against each other, and the one that is read against what the log
 * says when it is folded once more.
 */
package stoa.query.platform.compare;
