/**
 * Posts: what people publish, under tags.
 *
 * <p>Streams: {@code post:<id>}; {@code views:<post>:<count id>} holds one counted fact of views, written at most every
 * few seconds, so that reading a popular post does not fill its own stream.
 */
package stoa.api.post;
