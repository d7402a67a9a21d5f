package stoa.gateway.operator.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where operators find their face.
 *
 * @param port of its own; 0 takes any free one
 * @param address that the port is bound to: this machine alone unless something else is said
 */
@ConfigurationProperties("stoa.operator")
record OperatorSettings(
        @DefaultValue("8766") int port,
        @DefaultValue("127.0.0.1") String address) {}
