/** The view {@code lottery-pending}: which reservations each person holds. */
package stoa.query.lottery.pending;
