package stoa.gateway.platform.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails are sent, beside what {@code spring.mail} says of a server.
 *
 * @param from the sender
 * @param directory where mails are written if there is no server; left out, {@code mail} in the data directory
 */
@ConfigurationProperties("stoa.mail")
record MailSettings(
        @DefaultValue("stoa@localhost") String from,
        @DefaultValue("") String directory) {}
