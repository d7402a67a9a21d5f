package stoa.server.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** Draws words, values and texts; the same ones for the same seed. */
final class Dice {

    private static final List<String> WORDS = List.of(
            "0",
            "-1",
            "1",
            "2",
            "1.5",
            "x",
            "",
            "me",
            "world",
            "top",
            "null",
            "+1",
            " 1",
            "0x10",
            "1e3",
            "9007199254740991",
            "9007199254740993",
            "99999999999999999999",
            "\u0661\u0662",
            "\uD83D\uDE00",
            "a,b",
            "a b",
            "..",
            "'; DROP TABLE ledger.event; --",
            "{$gt:0}",
            "(a+)+$",
            "<script>");

    private static final List<String> NAMES = List.of(
            "page",
            "size",
            "pageNo",
            "pageSize",
            "limit",
            "offset",
            "num",
            "type",
            "q",
            "receiver_id",
            "group_id",
            "token",
            "beforeMessageID",
            "cursor",
            "tags",
            "sort",
            "tag",
            "x");

    private static final List<String> KEYS = List.of(
            "type",
            "content",
            "data",
            "receiver_id",
            "receiverId",
            "group_id",
            "groupId",
            "conversationId",
            "session_id",
            "session_type",
            "message_from",
            "message_to",
            "message_id",
            "messageId",
            "messageType",
            "tempMessageId",
            "seqId",
            "client_id",
            "metadata",
            "fileSize",
            "fileName",
            "userIds",
            "x");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "2",
            "1.5",
            "1e99",
            "1e400000000",
            "9007199254740993",
            "123456789012345678901234567890",
            "\"\"",
            "\" \"",
            "\"text\"",
            "\"image\"",
            "\"system\"",
            "\"message\"",
            "\"send-message\"",
            "\"mark-read\"",
            "\"read\"",
            "\"read_ack\"",
            "\"x@y.example\"",
            "\"0123456789abcdef0123456789abcdef\"",
            "\"direct\"",
            "\"2000-01-01\"",
            "\"2000-02-30T00:00:00Z\"",
            "\"world\"",
            "\"7\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\uD83D\uDE00\"",
            "\"\u202Ename\"",
            "\"a/../b\"",
            "[]",
            "[1,\"2\",null]",
            "[[],{}]",
            "{}",
            "{\"type\":\"text\"}",
            "{\"\":{\"\":{}}}",
            "NaN",
            "\"unfinished");

    private final Random random;
    private final List<String> known;

    /** @param known ids of what there is, so that some things said are about something */
    Dice(long seed, List<String> known) {
        this.random = new Random(seed);
        this.known = known;
    }

    boolean in(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    String word() {
        return in(40) && !known.isEmpty() ? one(known) : one(WORDS);
    }

    String parameter() {
        return one(NAMES);
    }

    /** A JSON value, or what is none. */
    String value() {
        return switch (below(12)) {
            case 0, 1, 2 -> known.isEmpty() ? "1" : "\"" + one(known) + "\"";
            case 3 -> known.isEmpty() ? "1" : one(known);
            case 4 -> "\"" + "长".repeat(1 + below(600)) + "\"";
            case 5 -> "[".repeat(1 + below(3_000));
            default -> one(VALUES);
        };
    }

    /** A JSON object with some of these keys and maybe others. */
    String object(Collection<String> own) {
        List<String> names = List.copyOf(own);
        StringBuilder json = new StringBuilder("{");
        int count = names.isEmpty() ? below(5) : below(2 * names.size() + 1);
        for (int i = 0; i < count; i++) {
            String key = names.isEmpty() || in(15) ? one(KEYS) : names.get(i % names.size());
            json.append(i == 0 ? "" : ",").append('"').append(key).append("\":").append(value());
        }
        return json.append('}').toString();
    }

    /** The same with a few bytes changed, left out, or put in twice. */
    byte[] damaged(byte[] whole) {
        if (whole.length == 0) {
            return bytes();
        }
        byte[] damaged = whole.clone();
        for (int times = 1 + below(4); times > 0; times--) {
            damaged[below(damaged.length)] = (byte) below(256);
        }
        return in(30) ? java.util.Arrays.copyOf(damaged, below(damaged.length + 1)) : damaged;
    }

    byte[] bytes() {
        byte[] bytes = new byte[below(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
