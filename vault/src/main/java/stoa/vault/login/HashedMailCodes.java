package stoa.vault.login;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import stoa.vault.MailCodes;
import stoa.vault.login.MailCodeRows.Place;
import stoa.vault.platform.Housekeeping;

/**
 * A code takes its place before it is mailed, so that of two requests at once one mails; it is good from its being
 * mailed. A place whose node dies while mailing is free again soon.
 */
@Component
class HashedMailCodes implements MailCodes {

    private static final int CODES = 10_000;
    private static final Duration MAILING = Duration.ofSeconds(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MailCodeRows rows;
    private final LoginKeys keys;

    HashedMailCodes(MailCodeRows rows, LoginKeys keys, Housekeeping housekeeping) {
        this.rows = rows;
        this.keys = keys;
        housekeeping.every(Duration.ofMinutes(5), rows::tidy);
    }

    @Override
    public Outcome send(String email, String address, Rules rules, Consumer<String> mailing) {
        String code = String.format(Locale.ROOT, "%04d", RANDOM.nextInt(CODES));
        byte[] client = HexFormat.of().parseHex(keys.ofAddress(address));
        Place place = new Place(keys.ofEmail(email), keys.ofCode(email, code), client);
        Optional<Outcome> refused = rows.take(place, rules, MAILING);
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            mailing.accept(code);
        } catch (RuntimeException unsent) {
            rows.giveUp(place);
            throw unsent;
        }
        rows.mailed(place, rules.life());
        return new Outcome.Mailed();
    }

    @Override
    public boolean isRight(String email, String code, Rules rules) {
        return rows.compare(keys.ofEmail(email), keys.ofCode(email, code), rules.tries());
    }

    @Override
    public void consume(String email) {
        rows.delete(keys.ofEmail(email));
    }
}
