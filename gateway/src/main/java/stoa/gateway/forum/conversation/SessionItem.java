package stoa.gateway.forum.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.ConversationView.LastMessage;
import stoa.gateway.forum.platform.ForumTime;

/** A conversation as the document shows it to one of its members. */
record SessionItem(
        @JsonProperty("session_id") String sessionId,
        @JsonProperty("target_id") String targetId,
        @JsonProperty("target_name") String targetName,
        @JsonProperty("target_avatar") String targetAvatar,
        @JsonProperty("last_message_id") String lastMessageId,
        @JsonProperty("last_message") String lastMessage,
        @JsonProperty("last_message_time") String lastMessageTime,
        @JsonProperty("unread_count") long unreadCount) {

    private static final String NO_MESSAGE = "0";
    private static final int SUMMARY_LENGTH = 5;

    static SessionItem of(ConversationView conversation) {
        return new SessionItem(
                conversation.id().toString(),
                conversation.other().id().toString(),
                conversation.other().name(),
                conversation.other().avatar(),
                conversation.last().map(last -> last.id().toString()).orElse(NO_MESSAGE),
                conversation.last().map(SessionItem::summary).orElse(""),
                ForumTime.of(conversation.lastActivity()),
                conversation.unread());
    }

    /** In code points, so that no character is cut in two. */
    private static String summary(LastMessage last) {
        String preview = last.preview();
        int length = Math.min(SUMMARY_LENGTH, preview.codePointCount(0, preview.length()));
        return preview.substring(0, preview.offsetByCodePoints(0, length));
    }
}
