package stoa.command.group;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.command.platform.RepeatedWork;
import stoa.vault.DueDates;

/**
 * Promises that no group stays with an owner who was erased. Every node looks; each takes what no other has. What
 * fails, or was claimed by a node that died, can be claimed again when the lease ends, and a group that was handed over
 * is not theirs to be handed over again.
 */
@Component
class Succession extends RepeatedWork {

    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 4;

    private final DueDates dates;
    private final Heirs heirs;

    Succession(DueDates dates, Heirs heirs) {
        super("group-succession", PAUSE);
        this.dates = dates;
        this.heirs = heirs;
    }

    @Override
    protected boolean work() {
        List<String> claimed = dates.claim(OwnersGone.ESTATES, AT_ONCE, LEASE);
        claimed.forEach(this::settle);
        return claimed.size() == AT_ONCE;
    }

    private void settle(String account) {
        try {
            heirs.takeOverFrom(AccountId.parse(account));
            dates.put(OwnersGone.ESTATES, Map.of(account, Optional.empty()));
        } catch (RuntimeException later) {
            LOG.warn("What account {}, who was erased, may have owned is looked at again later", account, later);
        }
    }
}
