package stoa.server.api;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.identity.Entry;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;

/**
 * One person before one route, with whatever the request speaks of made for this once. The numbers and names of the
 * documents' examples are a cast, for which what was made steps in: the very requests that clients are shown are sent.
 */
final class Scene {

    private static final Pattern CAST =
            Pattern.compile("(?<![\\w-])(100[1-5]|2001|3001|400[1-4]|6001|8001|bob|carol|secret1|0000|eyJ)(?![\\w-])");
    private static final Pattern FOUR_DIGITS = Pattern.compile("(?<!\\d)\\d{4}(?!\\d)");

    private final Stage stage;
    private final Who who;
    private final Map<String, String> made = new HashMap<>();
    private final Map<String, LoggedIn> people = new HashMap<>();
    private String token;

    Scene(Stage stage, Who who) {
        this.stage = stage;
        this.who = who;
    }

    /** The request as it is really sent. */
    String play(String text) {
        return CAST.matcher(text).replaceAll((MatchResult role) -> Matcher.quoteReplacement(thing(role.group(1))));
    }

    /** The same as the member would send it to the owner. */
    String playAsMember(String text) {
        return play(text.replace("1001", "self").replace("1003", "1001").replace("self", "1003"));
    }

    String membersToken() {
        return member().accessToken();
    }

    /** What whoever asks authenticates with; empty for nothing. */
    String token() {
        if (token == null) {
            token = switch (who) {
                case NOBODY -> "";
                case STRANGER, MEMBER, OWNER -> person(who.title()).accessToken();
                case GUEST ->
                    stage.stoa()
                            .getBean(Entry.class)
                            .asGuest(stage.stoa().getBean(ImFace.class), "", "127.0.0.1")
                            .token();
                case ADMINISTRATOR -> stage.administrator();
                case LOGGED_OUT -> loggedOut();
                case ERASED -> stage.erased();
            };
        }
        return token;
    }

    /** Of the owner, who is here as well. */
    private String loggedOut() {
        LoggedIn again = LoggedIn.from(
                "",
                stage.forum()
                        .post(
                                "/api/v1/auth/login",
                                "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(owner().name(), Client.PASSWORD)));
        stage.forum().post("/api/v1/auth/logout", "", again.bearer());
        return again.accessToken();
    }

    private LoggedIn person(String role) {
        return people.computeIfAbsent(role, any -> stage.forum().register());
    }

    private LoggedIn owner() {
        return person(Who.OWNER.title());
    }

    private LoggedIn member() {
        return person(Who.MEMBER.title());
    }

    private String thing(String role) {
        String known = made.get(role);
        if (known == null) {
            known = make(role);
            made.put(role, known);
        }
        return known;
    }

    private String make(String role) {
        return switch (role) {
            case "1001" -> self();
            case "1002" -> person("somebody").id();
            case "1003" -> member().id();
            case "1004" -> person("who waits").id();
            case "1005" -> anotherMember();
            case "2001" -> post();
            case "3001" -> comment();
            case "4001" -> conversation();
            case "4002" -> group("\"isPublic\":true");
            case "4003" -> groupByApproval();
            case "4004" -> group("\"isPublic\":false");
            case "6001" -> blank();
            case "8001" -> round();
            case "bob" -> owner().name();
            case "carol" -> "carol" + Long.toString(System.nanoTime(), 36);
            case "secret1" -> Client.PASSWORD;
            case "0000" -> mailedCode(thing("carol") + "@example.com");
            case "eyJ" -> token();
            default -> throw new IllegalArgumentException(role);
        };
    }

    /** Whoever asks; the owner in place of nobody. */
    private String self() {
        return switch (who) {
            case STRANGER, MEMBER -> person(who.title()).id();
            case ADMINISTRATOR -> "1";
            default -> owner().id();
        };
    }

    private String post() {
        return forum(owner(), "/posts", "{\"title\":\"hello\",\"content\":\"world\"}");
    }

    private String comment() {
        return forum(member(), "/posts/" + thing("2001") + "/comments", "{\"content\":\"nice\"}");
    }

    private String forum(LoggedIn author, String path, String body) {
        return stage.forum()
                .post("/api/v1" + path, body, author.bearer())
                .data()
                .get("id")
                .stringValue();
    }

    /** The row of no value: whatever somebody has drawn by chance before, nobody ever owes anything for it. */
    private String blank() {
        JsonNode gifts = stage.forum().get("/api/v1/gifts").data();
        return gifts.get(gifts.size() - 1).get("id").stringValue();
    }

    private String round() {
        return stage.forum()
                .get("/api/v1/lottery/rounds")
                .data()
                .get("rounds")
                .get(0)
                .get("id")
                .stringValue();
    }

    private String conversation() {
        return im(owner(), "/conversations/private", "{\"targetId\":" + member().id() + "}");
    }

    /** One of the owner's, of which the member is one. */
    private String group(String more) {
        String group = im(owner(), "/groups", "{\"name\":\"G\"," + more + "}");
        stage.client("im")
                .post(
                        "/api/v1/groups/" + group + "/members",
                        "{\"userIds\":[" + member().id() + "]}",
                        owner().bearer());
        return group;
    }

    /** Of the open group. */
    private String anotherMember() {
        String id = person("another member").id();
        stage.client("im")
                .post("/api/v1/groups/" + thing("4002") + "/members", "{\"userIds\":[" + id + "]}", owner().bearer());
        return id;
    }

    /** In which somebody waits to be let in. */
    private String groupByApproval() {
        String group = group("\"isPublic\":true,\"joinCondition\":\"approval_required\"");
        stage.client("im")
                .post(
                        "/api/v1/groups/" + group + "/join",
                        "",
                        person("who waits").bearer());
        return group;
    }

    private String im(LoggedIn maker, String path, String body) {
        return stage.client("im")
                .post("/api/v1" + path, body, maker.bearer())
                .json()
                .get("id")
                .toString();
    }

    private String mailedCode(String email) {
        Path mails = Path.of(stage.stoa().getEnvironment().getRequiredProperty("stoa.data"), "mail");
        try (Stream<Path> files = Files.list(mails)) {
            return files.map(Scene::read)
                    .filter(mail -> mail.getKey().equals(email))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A mail's recipient and its code. */
    private static Map.Entry<String, String> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), in);
            Matcher code = FOUR_DIGITS.matcher(mail.getContent().toString());
            Supplier<String> digits = () -> code.find() ? code.group() : "";
            return Map.entry(List.of(mail.getAllRecipients()).getFirst().toString(), digits.get());
        } catch (IOException | MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
