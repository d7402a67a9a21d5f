package stoa.gateway.im.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where clients find the IM face.
 *
 * @param enabled whether it is there at all
 * @param port of its own; 0 takes any free one
 * @param address that the port is bound to, {@code 0.0.0.0} for all
 */
@ConfigurationProperties("stoa.im")
record ImSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("8081") int port,
        @DefaultValue("0.0.0.0") String address) {}
