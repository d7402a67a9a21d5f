package stoa.gateway.gochat.conversation;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import stoa.api.account.event.AccountErased;
import stoa.api.account.event.AccountRenamed;
import stoa.api.account.query.FindPeople;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.LiveEvents;
import stoa.api.kernel.LiveEvents.Live;
import stoa.gateway.platform.Queries;

/**
 * What senders are called, for the one thread that shows messages: it must not wait for the views, but its client wants
 * a name beside each message. A name is asked for once, then kept, and follows the ledger's tail.
 */
@Component
final class SenderNames implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SenderNames.class);
    private static final int PEOPLE = 100_000;
    private static final Duration KEPT = Duration.ofHours(1);

    /** While nobody answers, one message of each sender waits so long, and the others not at all. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final LiveEvents live;
    private final Function<AccountId, Person> views;
    private final Duration patience;
    private final ExecutorService asking = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("sender-name-", 0).factory());
    private final AsyncCache<AccountId, String> names = Caffeine.newBuilder()
            .maximumSize(PEOPLE)
            .expireAfterWrite(KEPT)
            .executor(asking)
            .buildAsync();
    private LiveEvents.Following following;

    @Autowired
    SenderNames(LiveEvents live, Queries queries) {
        this(
                live,
                sender -> queries.ask(new FindPeople(Set.of(sender)), FindPeople.Result.class)
                        .people()
                        .get(sender),
                PATIENCE);
    }

    /**
     * @param views who the views know somebody to be
     */
    SenderNames(LiveEvents live, Function<AccountId, Person> views, Duration patience) {
        this.live = live;
        this.views = views;
        this.patience = patience;
    }

    /** The sender's name, empty where that can not be told now. */
    String of(AccountId sender) {
        CompletableFuture<String> known = names.getIfPresent(sender);
        if (known != null && known.isDone() && !isTold(known)) {
            // It is about to be forgotten by itself, a moment after it failed.
            names.asMap().remove(sender, known);
            known = null;
        }
        return known == null ? within(patience, names.get(sender, this::read)) : within(Duration.ZERO, known);
    }

    private static boolean isTold(CompletableFuture<String> done) {
        return !done.isCompletedExceptionally() && done.join() != null;
    }

    private static String within(Duration atMost, CompletableFuture<String> name) {
        try {
            return Objects.requireNonNullElse(name.get(atMost.toNanos(), TimeUnit.NANOSECONDS), "");
        } catch (TimeoutException | ExecutionException untold) {
            LOG.debug("A message is shown without its sender's name", untold);
            return "";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Null, which is not kept, for somebody whom the views do not know yet. */
    private String read(AccountId sender) {
        String name = views.apply(sender).name();
        return name.isEmpty() ? null : name;
    }

    /** What is being read at this moment may be older than this, and is not kept. */
    private void follow(Live event) {
        switch (event.event()) {
            case AccountRenamed it -> keep(it.account(), it.name());
            case AccountErased it -> keep(it.account(), "");
            default -> {}
        }
    }

    private void keep(AccountId account, String name) {
        names.put(account, CompletableFuture.completedFuture(Objects.requireNonNullElse(name, "")));
    }

    @Override
    public synchronized void start() {
        following = live.follow(Set.of(AccountRenamed.class, AccountErased.class), this::follow);
    }

    @Override
    public synchronized void stop() {
        following.stop();
        following = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return following != null;
    }
}
