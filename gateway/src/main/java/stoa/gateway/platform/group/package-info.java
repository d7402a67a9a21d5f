/** Groups as several faces make them. */
package stoa.gateway.platform.group;
