package stoa.gateway.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import stoa.api.account.AccountError;
import stoa.api.kernel.Rejection;

/** Mails over SMTP to a real server, and into files. */
class MailsTest {

    private static final String TEXT = "您的验证码是 0042\n";

    @TempDir
    Path directory;

    @Test
    void a_server_gets_what_was_written() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            new SmtpMails(sender(server.getSmtp().getPort()), "stoa@example.org").send("ada@example.org", "验证码", TEXT);

            assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("验证码");
            assertThat(mail.getFrom()[0]).hasToString("stoa@example.org");
            assertThat(mail.getAllRecipients()[0]).hasToString("ada@example.org");
            assertThat(mail.getContent().toString().strip()).isEqualTo(TEXT.strip());
        } finally {
            server.stop();
        }
    }

    @Test
    void a_server_that_is_not_there_is_told_as_one_refusal() {
        SmtpMails mails = new SmtpMails(sender(1), "stoa@example.org");

        assertThatThrownBy(() -> mails.send("ada@example.org", "s", TEXT))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(AccountError.MAIL_UNAVAILABLE))
                .hasMessageNotContaining("ada@example.org");
    }

    @Test
    void an_address_that_no_mail_can_have_is_told_as_the_same_refusal() {
        assertThatThrownBy(() -> new SmtpMails(sender(1), "stoa@example.org").send("a b@@c", "s", TEXT))
                .isInstanceOf(Rejection.class);
        assertThatThrownBy(
                        () -> new MailFiles(directory, "stoa@example.org", Clock.systemUTC()).send("a b@@c", "s", TEXT))
                .isInstanceOf(Rejection.class);
    }

    @Test
    void without_a_server_each_is_a_file_that_only_its_owner_may_read() throws Exception {
        MailFiles mails = new MailFiles(directory.resolve("mail"), "stoa@example.org", Clock.systemUTC());
        mails.send("ada@example.org", "验证码", TEXT);
        mails.send("bob@example.org", "验证码", TEXT);

        List<Path> files;
        try (Stream<Path> found = Files.list(directory.resolve("mail"))) {
            files = found.sorted().toList();
        }
        assertThat(files).hasSize(2);
        assertThat(Files.readString(files.getFirst())).contains(TEXT.strip());
        try (InputStream in = Files.newInputStream(files.getFirst())) {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), in);
            assertThat(mail.getSubject()).isEqualTo("验证码");
            assertThat(mail.getContent().toString().strip()).isEqualTo(TEXT.strip());
        }
        assertThat(Files.getPosixFilePermissions(files.getFirst()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_directory_that_can_not_be_made_is_told_as_the_same_refusal() throws Exception {
        Path file = Files.writeString(directory.resolve("a file"), "x");

        assertThatThrownBy(() -> new MailFiles(file.resolve("mail"), "stoa@example.org", Clock.systemUTC())
                        .send("ada@example.org", "s", TEXT))
                .isInstanceOfSatisfying(Rejection.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(AccountError.MAIL_UNAVAILABLE));
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return sender;
    }
}
