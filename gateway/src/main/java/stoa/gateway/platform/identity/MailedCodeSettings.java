package stoa.gateway.platform.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import stoa.vault.MailCodes;

/**
 * What codes are good for that are mailed to whoever registers.
 *
 * @param life of a code from its being mailed
 * @param tries so many wrong ones void it
 * @param perEmail so many mails may go to one e-mail in an hour
 * @param perClient so many may be asked for from one client address in an hour
 */
@ConfigurationProperties("stoa.mail.codes")
record MailedCodeSettings(
        @DefaultValue("180s") Duration life,
        @DefaultValue("5") int tries,
        @DefaultValue("10") int perEmail,
        @DefaultValue("300") int perClient) {

    MailCodes.Rules rules() {
        return new MailCodes.Rules(life, tries, perEmail, perClient);
    }
}
