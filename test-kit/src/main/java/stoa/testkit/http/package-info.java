/** Speaking HTTP as clients of the faces do, politely or not. */
package stoa.testkit.http;
