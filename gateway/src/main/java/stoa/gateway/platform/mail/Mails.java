package stoa.gateway.platform.mail;

/** Sends mails to people. What is in them and to whom they go is told to no log. */
public interface Mails {

    /**
     * Hands a mail over; once this returns, whoever delivers it has it.
     *
     * @throws stoa.api.kernel.Rejection {@code MAIL_UNAVAILABLE} if nobody takes it
     */
    void send(String to, String subject, String text);
}
