package stoa.gateway.auth.platform;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where clients find the Auth Server face, and how it shows people.
 *
 * @param enabled whether it is there at all
 * @param port of its own; 0 takes any free one
 * @param address that the port is bound to, {@code 0.0.0.0} for all
 * @param zone in which it tells times, which it does without naming one
 * @param publicEmails whether everybody may see everybody's e-mail; else only oneself and administrators
 */
@ConfigurationProperties("stoa.auth")
public record AuthSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("8083") int port,
        @DefaultValue("0.0.0.0") String address,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("true") boolean publicEmails) {}
