package stoa.gateway.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.account.AccountError;
import stoa.api.kernel.Rejection;

/** Writes mails into files that only their owner may read, for machines without a mail server. */
final class MailFiles implements Mails {

    private static final Logger LOG = LoggerFactory.getLogger(MailFiles.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final AtomicInteger written = new AtomicInteger();
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
        String name = NAME.format(clock.instant()) + "-" + written.incrementAndGet() + ".eml";
        Path file = directory.resolve(name);
        try {
            MimeMessage mail = new MailText(to, subject, text)
                    .writeTo(new MimeMessage(Session.getInstance(new Properties())), from);
            mail.setSentDate(Date.from(clock.instant()));
            Files.createDirectories(directory);
            try (OutputStream out = ownersAlone(file)) {
                mail.writeTo(out);
            }
        } catch (IOException | MessagingException failure) {
            LOG.warn(
                    "A mail could not be written into {}: {}",
                    directory,
                    failure.getClass().getSimpleName());
            throw new Rejection(AccountError.MAIL_UNAVAILABLE, "no file was written", failure);
        }
        LOG.info("There is no mail server (spring.mail.host); wrote a mail to {}", file);
    }

    private static OutputStream ownersAlone(Path file) throws IOException {
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            var owners = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, owners);
            return Files.newOutputStream(file);
        }
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
