/** Parked documents of views: seen, tried again, and events given up. */
package stoa.gateway.operator.parked;
