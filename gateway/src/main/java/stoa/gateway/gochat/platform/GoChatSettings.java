package stoa.gateway.gochat.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where clients find the GoChat face.
 *
 * @param enabled whether it is there at all
 * @param port of its own, by default the one that its browser client is built for; 0 takes any free one
 * @param address that the port is bound to, {@code 0.0.0.0} for all
 */
@ConfigurationProperties("stoa.gochat")
record GoChatSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("8080") int port,
        @DefaultValue("0.0.0.0") String address) {}
