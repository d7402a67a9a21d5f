package stoa.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One malformed request. */
final class Shot {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");
    private static final Pattern READABLE = Pattern.compile("[-A-Za-z0-9._~:/?\\[\\]@!$&'()*+,;=%]*");
    private static final Pattern PREFIXED = Pattern.compile("^/(im|chat|gochat|auth-server)/");
    private static final int LONGEST_HEAD = 8_000;
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "FETCH", "get");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/plain;charset=utf-16",
            "application/json; charset=nonsense",
            "application/xml",
            "nonsense",
            "*/*",
            "a/b/c");
    private static final List<String> TAILS = List.of(
            "%",
            "%zz",
            "%00",
            "%2e%2e/",
            "%2F",
            "%c0%af",
            "//",
            "/../..",
            ";a=b",
            "/",
            ".json",
            "\\",
            "\u00e9",
            "?",
            "?%",
            "?a=%zz",
            "?page=1&page=2",
            "?=",
            "#",
            " ",
            "x".repeat(9_000));
    private static final List<String> HEADERS = List.of(
            "Accept: text/html",
            "Accept: application/xml;q=2",
            "Accept: nonsense",
            "Accept-Language: xx-,;q=",
            "Accept-Encoding: gzip, nonsense",
            "Cookie: x-jwt-token=x; refresh-token=%s",
            "Cookie: =;;=\u0001",
            "Origin: http://evil.example",
            "Origin: null",
            "Range: bytes=0-9999999999999999999",
            "If-Modified-Since: yesterday",
            "If-None-Match: \"",
            "X-Forwarded-For: 1.2.3.4, ::1, x",
            "X-Request-Id: " + "y".repeat(300),
            "Expect: nonsense",
            "Upgrade: websocket\r\nConnection: Upgrade",
            "Transfer-Encoding: nonsense",
            "Content-Encoding: gzip",
            "X-HTTP-Method-Override: DELETE",
            "X-Long: " + "z".repeat(6_000));

    private final byte[] bytes;
    private final boolean broken;

    private Shot(byte[] bytes, boolean broken) {
        this.bytes = bytes;
        this.broken = broken;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Whether its bytes were damaged, so that it may be no request, or more than one. */
    boolean broken() {
        return broken;
    }

    /** A request to a route of a face, by somebody with a good token. */
    static Shot at(Target target, Target.Entrance entrance, String token, Dice dice) {
        String method = dice.in(92) ? target.method() : dice.one(METHODS);
        byte[] body = body(target, method, dice);
        StringBuilder head = new StringBuilder()
                .append(method)
                .append(' ')
                .append(entrance.prefix())
                .append(path(target, dice))
                .append(" HTTP/1.1\r\nHost: localhost\r\n");
        authorization(token, dice, head);
        if (dice.in(85)) {
            head.append("Content-Type: ")
                    .append(dice.in(70) ? TYPES.getFirst() : dice.one(TYPES))
                    .append("\r\n");
        }
        if (dice.in(15)) {
            head.append(dice.one(HEADERS)).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        byte[] whole = joined(head.toString().getBytes(StandardCharsets.UTF_8), body);
        boolean broken = dice.in(6);
        return new Shot(broken ? dice.damaged(whole) : whole, broken);
    }

    private static String path(Target target, Dice dice) {
        Matcher variables = VARIABLE.matcher(target.path());
        StringBuilder path = new StringBuilder();
        while (variables.find()) {
            variables.appendReplacement(path, Matcher.quoteReplacement(encoded(dice.word(), dice)));
        }
        variables.appendTail(path);
        if (dice.in(45)) {
            char next = '?';
            for (int parameters = 1 + dice.below(4); parameters > 0; parameters--) {
                path.append(next).append(dice.parameter()).append('=').append(encoded(dice.word(), dice));
                next = '&';
            }
        }
        return dice.in(8) ? path + dice.one(TAILS) : path.toString();
    }

    /** Mostly as it has to be; else a space or a bracket ends the line early. */
    private static String encoded(String word, Dice dice) {
        return dice.in(95)
                ? java.net.URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20")
                : word;
    }

    private static void authorization(String token, Dice dice, StringBuilder head) {
        if (dice.in(12)) {
            return;
        }
        String said = dice.in(85)
                ? "Bearer " + token
                : dice.one(List.of(
                        "",
                        "Bearer",
                        "Bearer ",
                        "Bearer a.b.c",
                        "Basic YTpi",
                        "bearer  " + token,
                        "Bearer " + token.substring(0, token.length() - 1),
                        "Bearer " + token + token,
                        "Bearer " + token.substring(token.indexOf('.')),
                        "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."));
        head.append("Authorization: ").append(said).append("\r\n");
    }

    private static byte[] body(Target target, String method, Dice dice) {
        if (method.equals("GET") || method.equals("HEAD")) {
            return dice.in(97) ? new byte[0] : Dice.utf8(dice.object(target.keys()));
        }
        return switch (dice.below(20)) {
            case 0 -> new byte[0];
            case 1 -> dice.bytes();
            case 2 -> Dice.utf8(dice.value());
            case 3, 4 -> dice.damaged(Dice.utf8(dice.object(target.keys())));
            case 5 -> Dice.utf8("\uFEFF" + dice.object(target.keys()) + dice.word());
            default -> Dice.utf8(dice.object(target.keys()));
        };
    }

    private static byte[] joined(byte[] head, byte[] body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head);
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    /** Whether its answer has no body, whatever it is. */
    boolean asksForHeadOnly() {
        return new String(bytes, 0, 5, StandardCharsets.ISO_8859_1).equals("HEAD ");
    }

    boolean isOfForeignPage() {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains("\r\nOrigin: ");
    }

    /** Whether what it asks for has a prefix and holds what no request line may, or more than it may. */
    boolean hasUnreadablePath() {
        String line = new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n", 2)[0];
        String target = line.substring(line.indexOf(' ') + 1).replaceFirst(" HTTP/1.1$", "");
        return PREFIXED.matcher(target).find()
                && (target.length() > LONGEST_HEAD || !READABLE.matcher(target).matches());
    }

    @Override
    public String toString() {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
    }
}
