package stoa.gateway.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.javamail.MimeMessageHelper;

/** One mail of plain text in UTF-8. */
final class MailText {

    private final String to;
    private final String subject;
    private final String text;

    MailText(String to, String subject, String text) {
        this.to = to;
        this.subject = subject;
        this.text = text;
    }

    MimeMessage writeTo(MimeMessage mail, String from) throws MessagingException {
        MimeMessageHelper helper = new MimeMessageHelper(mail, "UTF-8");
        helper.setFrom(from);
        helper.setTo(to);
        helper.setSubject(subject);
        helper.setText(text);
        return mail;
    }
}
