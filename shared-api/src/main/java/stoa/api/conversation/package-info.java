/**
 * Conversations: what people write to each other, whichever face they use; two of them, the members of a group, or
 * everybody in the one world room.
 *
 * <p>Streams: {@code conversation:<id>} holds its messages under a sequence without gaps, from 1. What one member does
 * alone is in streams of their own, so that it never waits for the messages: {@code read:<conversation>:<member>} is
 * how far they have read, {@code delivered:<conversation>:<member>} how far it has reached their open clients, {@code
 * side:<conversation>:<member>} whether it is out of their sight. Two people have one
 * conversation at most, which {@code pair:<lower id>:<higher id>} names. {@code sent:<sender>:<hash>} remembers under
 * which id a client sent a message, so that one sent again is there once.
 */
package stoa.api.conversation;
