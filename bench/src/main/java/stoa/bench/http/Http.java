package stoa.bench.http;

import java.nio.charset.StandardCharsets;

/** Requests as they go over the wire. */
final class Http {

    static byte[] get(String path, String token) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                + authorization(token) + "\r\n");
    }

    static byte[] delete(String path, String token) {
        return bytes("DELETE " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                + authorization(token) + "\r\n");
    }

    static byte[] post(String path, String token, String json) {
        return bytes("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + bytes(json).length + "\r\n"
                + authorization(token) + "\r\n" + json);
    }

    static byte[] withoutBody(String method, String path, String token) {
        return bytes(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                + "Content-Length: 0\r\n" + authorization(token) + "\r\n");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String authorization(String token) {
        return token.isEmpty() ? "" : "Authorization: " + token + "\r\n";
    }

    private Http() {}
}
