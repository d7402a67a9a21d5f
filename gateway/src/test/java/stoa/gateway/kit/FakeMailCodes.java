package stoa.gateway.kit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import stoa.vault.MailCodes;

/** Codes in memory: each is good until it is used up, and always this one. */
public final class FakeMailCodes implements MailCodes {

    public static final String CODE = "0042";

    public final Map<String, String> good = new ConcurrentHashMap<>();

    /** Whether too many were asked for. */
    public volatile boolean limited;

    @Override
    public Outcome send(String email, String address, Rules rules, Consumer<String> mailing) {
        if (good.containsKey(email)) {
            return new Outcome.GoodAlready();
        }
        if (limited) {
            return new Outcome.Limited(Duration.ofSeconds(90));
        }
        mailing.accept(CODE);
        good.put(email, CODE);
        return new Outcome.Mailed();
    }

    @Override
    public boolean isRight(String email, String code, Rules rules) {
        return code.equals(good.get(email));
    }

    @Override
    public void consume(String email) {
        good.remove(email);
    }
}
