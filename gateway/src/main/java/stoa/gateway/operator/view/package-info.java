/** Views and their versions: seen, filled anew while the service runs, compared, switched. */
package stoa.gateway.operator.view;
