/** The view {@code lottery-order}: what each person paid for last. */
package stoa.query.lottery.order;
