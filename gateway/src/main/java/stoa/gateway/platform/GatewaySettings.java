package stoa.gateway.platform;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of all faces.
 *
 * @param allowedOrigins origins that may call the Forum face with cookies, beside the one it is served from
 * @param trustedProxies addresses or CIDR ranges whose {@code X-Forwarded-For} and {@code -Proto} are believed
 * @param maxBody the largest request body; more is refused before it is read
 * @param accessTokenLife how long an access token is valid: 24 hours at most, since ended sessions are remembered so
 *     long
 * @param lastingTokenLife the same on faces whose clients can not renew one
 * @param readYourWrites how long a write waits at most until the views show it
 * @param commandTimeout after how long without an outcome a command's outcome is called unknown
 */
@ConfigurationProperties("stoa.gateway")
public record GatewaySettings(
        @DefaultValue({"http://localhost:5173", "http://127.0.0.1:5173", "http://localhost:4173"})
        List<String> allowedOrigins,

        @DefaultValue List<String> trustedProxies,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("1h") Duration accessTokenLife,
        @DefaultValue("24h") Duration lastingTokenLife,
        @DefaultValue("2s") Duration readYourWrites,
        @DefaultValue("15s") Duration commandTimeout,
        @DefaultValue Password password,
        @DefaultValue Views views,
        @DefaultValue Sockets sockets,
        @DefaultValue Admin admin) {

    private static final Duration LONGEST_TOKEN_LIFE = Duration.ofHours(24);

    public GatewaySettings {
        requireLife(accessTokenLife);
        requireLife(lastingTokenLife);
    }

    private static void requireLife(Duration life) {
        if (!life.isPositive() || life.compareTo(LONGEST_TOKEN_LIFE) > 0) {
            throw new IllegalArgumentException("an access token lives up to 24 hours, not " + life);
        }
    }

    /**
     * What one password hash costs, and how many may be made at a time. Beyond them requests wait in a queue, so that
     * neither memory nor the threads that serve reads are used up by logins.
     *
     * @param memory of one hash (Argon2id)
     * @param iterations over that memory
     * @param parallel hashes at a time; 0 for one per processor
     * @param waiting how many requests may wait for their turn; further ones are answered 503 at once
     */
    public record Password(
            @DefaultValue("12MB") DataSize memory,
            @DefaultValue("3") int iterations,
            @DefaultValue("0") int parallel,
            @DefaultValue("64") int waiting) {}

    /**
     * @param interval how often counted views are sent to the ledger
     * @param maxPosts how many posts' views are counted at a time
     */
    public record Views(
            @DefaultValue("5s") Duration interval,
            @DefaultValue("100000") int maxPosts) {}

    /**
     * How much one WebSocket may ask of a node. What is waiting to be sent to it is bounded by number and by size, and
     * by the time that one write may take: who reads too slowly is disconnected.
     *
     * @param perPerson how many sockets one person may have open on a node
     * @param maxMessage the largest message that a client may send where its face does not say otherwise; larger ones
     *     are refused without being kept
     * @param perSecond how many messages a client may send in a second, in the long run
     * @param burst how many it may send at once
     * @param queued how many messages may wait to be sent to one socket
     * @param queuedSize how large all of them may be together, and all that came from it and are not carried out yet
     * @param writeWithin how long one write may take
     * @param pingEvery how often each socket is asked for a sign of life; two that are missed end it
     * @param workers how many threads carry out what sockets ask for
     */
    public record Sockets(
            @DefaultValue("100") int perPerson,
            @DefaultValue("64KB") DataSize maxMessage,
            @DefaultValue("20") int perSecond,
            @DefaultValue("60") int burst,
            @DefaultValue("512") int queued,
            @DefaultValue("1MB") DataSize queuedSize,
            @DefaultValue("10s") Duration writeWithin,
            @DefaultValue("20s") Duration pingEvery,
            @DefaultValue("32") int workers) {

        public Sockets {
            if (perSecond < 1 || burst < 1 || workers < 1 || !pingEvery.isPositive() || !writeWithin.isPositive()) {
                throw new IllegalArgumentException("limits of sockets are positive");
            }
        }
    }

    /**
     * @param password of the first administrator (account 1, {@code admin}), in clear as a person would type it;
     *     without
     *     it there is none
     */
    public record Admin(@DefaultValue("") String password) {

        @Override
        public String toString() {
            return "Admin[" + (password.isEmpty() ? "none" : "configured") + "]";
        }
    }
}
