package stoa.gateway.platform.socket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.ViewProgress;
import stoa.gateway.platform.GatewaySettings;
import stoa.gateway.platform.Unseen;

/**
 * What people did and were shown on their sockets a moment ago, which may be ahead of the views. Whoever reads what it
 * could have changed waits here first, so that nobody is shown less than they know already.
 */
@Component
public final class Pushed {

    /** No view is that far behind that reading should wait for it. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private static final int PEOPLE = 100_000;

    private final Cache<AccountId, Unseen> unseen = Caffeine.newBuilder()
            .maximumSize(PEOPLE)
            .expireAfterWrite(REMEMBERED)
            .build();

    private final ViewProgress views;
    private final Set<String> events;
    private final Duration atMost;

    Pushed(ViewProgress views, List<Push<?>> pushes, GatewaySettings settings) {
        this.views = views;
        this.events = pushes.stream()
                .map(push -> EventCatalogue.nameOf(push.event()))
                .collect(Collectors.toUnmodifiableSet());
        this.atMost = settings.readYourWrites();
    }

    /** This person was sent what stands there in the ledger. */
    void note(AccountId account, long position) {
        note(account, new Unseen(position, events));
    }

    /** This person did something over a socket. */
    public void note(AccountId account, Unseen done) {
        unseen.asMap().merge(account, done, Unseen::and);
    }

    /** Waits, for a while at most, until the views show what this person's sockets on this node did and were sent. */
    public void awaitShownTo(AccountId account) {
        Unseen known = unseen.getIfPresent(account);
        if (known != null && views.awaitPassed(known.position(), known.events(), atMost)) {
            unseen.asMap().remove(account, known);
        }
    }
}
