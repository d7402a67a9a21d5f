package stoa.gateway.platform.identity;

import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.http.TooManyAttemptsException;
import stoa.gateway.platform.mail.Mails;
import stoa.vault.MailCodes;
import stoa.vault.MailCodes.Outcome;

/** Registers people who prove that their e-mail is theirs. */
@Component
public final class MailedCodes {

    private static final String SUBJECT = "验证码";

    private final MailCodes codes;
    private final MailCodes.Rules rules;
    private final Mails mails;
    private final Registration registration;

    MailedCodes(MailCodes codes, MailedCodeSettings settings, Mails mails, Registration registration) {
        this.codes = codes;
        this.rules = settings.rules();
        this.mails = mails;
        this.registration = registration;
    }

    /**
     * Has a code mailed; false if one that was is still good.
     *
     * @throws TooManyAttemptsException if too many were asked for lately
     */
    public boolean send(String email, String address) {
        Outcome outcome = codes.send(email, address, rules, code -> mails.send(email, SUBJECT, text(code)));
        return switch (outcome) {
            case Outcome.Mailed mailed -> true;
            case Outcome.GoodAlready good -> false;
            case Outcome.Limited limited -> throw new TooManyAttemptsException(limited.retryAfter());
        };
    }

    private String text(String code) {
        return """
                您的验证码是 %s，%d 秒内有效。如非本人操作，请忽略此邮件。

                Your verification code is %1$s. It is good for %2$d seconds.
                """.formatted(code, rules.life().toSeconds());
    }

    /** Opens an account; the code is used up by that, and not by a refusal for another reason. */
    public AccountId register(Face face, NewAccount person, String code) {
        if (!codes.isRight(person.email(), code, rules)) {
            throw new Rejection(AccountError.WRONG_MAIL_CODE, "another code was mailed, or none");
        }
        AccountId account = registration.register(face, person);
        codes.consume(person.email());
        return account;
    }
}
