/**
 * Groups of people, small or of a hundred thousand, and how one gets into them and out again.
 *
 * <p>Streams are small: {@code group:<id>} holds what the group says of itself and who owns it,
 * {@code member:<group>:<account>} one person's membership and {@code join:<group>:<account>} their asking to be let
 * in. Who all the members are is in views only. What they write to each other is a conversation of the same number.
 */
package stoa.api.group;
