package stoa.gateway.platform.mail;

import jakarta.mail.MessagingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import stoa.api.account.AccountError;
import stoa.api.kernel.Rejection;

/** Hands mails to a server. */
final class SmtpMails implements Mails {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpMails.class);

    private final JavaMailSender server;
    private final String from;

    SmtpMails(JavaMailSender server, String from) {
        this.server = server;
        this.from = from;
    }

    @Override
    public void send(String to, String subject, String text) {
        try {
            server.send(new MailText(to, subject, text).writeTo(server.createMimeMessage(), from));
        } catch (MailException | MessagingException failure) {
            // What a server says may repeat the address; the kind of failure is enough to find out more there.
            LOG.warn("A mail could not be sent: {}", failure.getClass().getSimpleName());
            throw new Rejection(AccountError.MAIL_UNAVAILABLE, "the server took no mail");
        }
    }
}
