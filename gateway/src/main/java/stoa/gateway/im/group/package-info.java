/** Groups on the IM face. */
package stoa.gateway.im.group;
