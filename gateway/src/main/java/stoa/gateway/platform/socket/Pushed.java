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

/**
 * What people were shown on their sockets a moment ago, which may be ahead of the views. Whoever reads what could have
 * been pushed waits here first, so that nobody is shown less than they have seen already.
 */
@Component
public final class Pushed {

    /** No view is that far behind that reading should wait for it. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private static final int PEOPLE = 100_000;

    private final Cache<AccountId, Long> positions = Caffeine.newBuilder()
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

    void note(AccountId account, long position) {
        positions.put(account, position);
    }

    /** Waits, for a while at most, until the views show what this person's sockets on this node were sent. */
    public void awaitShownTo(AccountId account) {
        Long position = positions.getIfPresent(account);
        if (position != null && views.awaitPassed(position, events, atMost)) {
            positions.asMap().remove(account, position);
        }
    }
}
