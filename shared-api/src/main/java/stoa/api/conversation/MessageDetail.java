package stoa.api.conversation;

/** What can be told beside a message, to whoever asks for it. */
public enum MessageDetail {
    /** Who its sender is. */
    PEOPLE,
    /** How far it has come. */
    STATES,
    /** Who has read it, and when; in a large group no more than some hundreds are looked at. */
    READERS
}
