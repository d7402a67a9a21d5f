package stoa.command.group;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import stoa.api.group.event.GroupCreated;
import stoa.api.group.event.GroupTransferred;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.group.event.MemberRoleChanged;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.ViewProgress;
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
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 16;

    /** What decides who owns which group and who is in it. */
    private static final Set<String> DECISIVE = Stream.of(
                    GroupCreated.class,
                    GroupTransferred.class,
                    MemberJoined.class,
                    MemberRoleChanged.class,
                    MemberLeft.class)
            .map(EventCatalogue::nameOf)
            .collect(Collectors.toUnmodifiableSet());

    private final DueDates dates;
    private final Heirs heirs;
    private final ViewProgress views;
    private final Configuration axon;

    Succession(DueDates dates, Heirs heirs, ViewProgress views, Configuration axon) {
        super("group-succession", PAUSE);
        this.dates = dates;
        this.heirs = heirs;
        this.views = views;
        this.axon = axon;
    }

    @Override
    protected boolean work() {
        List<String> claimed = dates.claim(OwnersGone.ESTATES, AT_ONCE, LEASE);
        if (claimed.isEmpty() || !viewsAreUpToDate()) {
            return false;
        }
        claimed.forEach(this::settle);
        return claimed.size() == AT_ONCE;
    }

    /** What the views do not show yet would be left ownerless for good. */
    private boolean viewsAreUpToDate() {
        OptionalLong head = axon.eventStore().createHeadToken().position();
        return head.isPresent() && views.awaitPassed(head.getAsLong(), DECISIVE, PATIENCE);
    }

    private void settle(String account) {
        try {
            heirs.takeOverFrom(AccountId.parse(account));
            dates.put(OwnersGone.ESTATES, Map.of(account, Optional.empty()));
        } catch (RuntimeException later) {
            LOG.warn("The groups of account {}, who was erased, stay as they are at present", account, later);
        }
    }
}
