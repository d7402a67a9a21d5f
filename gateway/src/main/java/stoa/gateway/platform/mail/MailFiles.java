package stoa.gateway.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.account.AccountError;
import stoa.api.kernel.Rejection;

/** Writes mails into files that only their owner may read, for machines without a mail server. */
final class MailFiles implements Mails {

    private static final Logger LOG = LoggerFactory.getLogger(MailFiles.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS-").withZone(ZoneOffset.UTC);

    private final Path directory;
    private final String from;
    private final Clock clock;

    MailFiles(Path directory, String from, Clock clock) {
        this.directory = directory;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public void send(String to, String subject, String text) {
        try {
            MimeMessage mail = new MailText(to, subject, text)
                    .writeTo(new MimeMessage(Session.getInstance(new Properties())), from);
            // So that a person can read it; what a server takes may be coded otherwise.
            mail.setHeader("Content-Transfer-Encoding", "8bit");
            mail.setSentDate(Date.from(clock.instant()));
            Files.createDirectories(directory);
            // Under a name that no other has, and for its owner alone.
            Path file = Files.createTempFile(directory, NAME.format(clock.instant()), ".eml");
            try (OutputStream out = Files.newOutputStream(file)) {
                mail.writeTo(out);
            }
            LOG.info("There is no mail server (spring.mail.host); wrote a mail to {}", file);
        } catch (IOException | MessagingException failure) {
            LOG.warn(
                    "A mail could not be written into {}: {}",
                    directory,
                    failure.getClass().getSimpleName());
            throw new Rejection(AccountError.MAIL_UNAVAILABLE, "no file was written", failure);
        }
    }
}
