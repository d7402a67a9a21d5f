package stoa.gateway.forum.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import stoa.api.conversation.query.MessageView;
import stoa.gateway.forum.platform.ForumTime;

/** A message as the document shows it: no key {@code type}, which its client would take for another kind of frame. */
record MessageItem(
        String content,
        @JsonProperty("message_from") String from,
        @JsonProperty("message_to") String to,
        String id,
        @JsonProperty("session_id") String sessionId,
        @JsonProperty("session_type") int sessionType,
        @JsonProperty("created_at") String createdAt) {

    /** Of two people; the document knows no other. */
    private static final int PRIVATE = 1;

    static MessageItem of(MessageView message) {
        return new MessageItem(
                message.content(),
                message.sender().toString(),
                message.recipient().orElseThrow().toString(),
                message.id().toString(),
                message.conversation().toString(),
                PRIVATE,
                ForumTime.of(message.sentAt()));
    }
}
