package stoa.gateway.forum.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.forum.platform.ForumId;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.platform.http.JsonText;

/** What travels over a socket, in both directions, in the document's words. */
record Frame(
        String type,
        @JsonProperty("session_id") ForumId sessionId,
        @JsonProperty("session_type") Integer sessionType,
        @JsonProperty("message_from") ForumId from,
        @JsonProperty("message_to") ForumId to,
        String content) {

    /** In code points; other faces take more. */
    private static final int CONTENT_MAX = 4_000;

    /** What a client can ask for. */
    enum Kind {
        MESSAGE("message"),
        READ_ACK("read_ack");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    /** A refusal; its type is none that clients know, so they pass over it unless they want to know. */
    record Refused(String type, int code, String msg) {}

    static Frame of(byte[] message) {
        return JsonText.read(message, Frame.class);
    }

    Kind kind() {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.type.equals(type))
                .findFirst()
                .orElseThrow(() -> new Rejection(KernelError.INVALID, "unknown type of message"));
    }

    ConversationId session() {
        return new ConversationId(ForumInput.required("session_id", sessionId).value());
    }

    AccountId sender() {
        return new AccountId(ForumInput.required("message_from", from).value());
    }

    AccountId recipient() {
        return new AccountId(ForumInput.required("message_to", to).value());
    }

    String text() {
        String text = ForumInput.required("content", content);
        if (CanonicalText.length(text) > CONTENT_MAX) {
            throw new Rejection(KernelError.INVALID, "content must have at most " + CONTENT_MAX + " characters");
        }
        return text;
    }

    /** The text of a message to clients. */
    static String of(MessageItem message) {
        return write(message);
    }

    /** The text that tells a client what its request came to. */
    static String of(ForumReply refusal) {
        return write(new Refused("error", refusal.body().code(), refusal.body().msg()));
    }

    private static String write(Object frame) {
        return new String(JsonText.write(frame), StandardCharsets.UTF_8);
    }
}
