package stoa.bench.assembly;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.ViewProgress;
import stoa.api.post.Tag;
import stoa.api.post.command.PublishPost;

/** Publishes many posts as commands, without HTTP, and waits for the views. */
@Component
class PostSeeder {

    /** Enough to fill the ledger's batches. */
    private static final int UNDER_WAY = 64;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final CommandBus commands;
    private final ViewProgress views;

    PostSeeder(CommandBus commands, ViewProgress views) {
        this.commands = commands;
        this.views = views;
    }

    /** Posts per second, shown by the views. */
    double publish(int count, List<Long> authors) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        AtomicLong last = new AtomicLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(UNDER_WAY)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < UNDER_WAY; thread++) {
                running.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        last.accumulateAndGet(publish(i, authors.get(i % authors.size())), Math::max);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        if (!views.awaitPassed(last.get(), Set.of("post.PostPublished"), PATIENCE)) {
            throw new IllegalStateException("the views did not follow within " + PATIENCE);
        }
        return count / ((System.nanoTime() - start) / 1e9);
    }

    /** The ledger position of the new post. */
    private long publish(int number, long author) {
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
        commands.dispatch(command(new AccountId(author), number), (sent, result) -> answer.complete(result));
        CommandResultMessage<?> result = answer.join();
        if (result.isExceptional()) {
            throw new IllegalStateException("a post was refused", result.exceptionResult());
        }
        return ((Number) result.getMetaData().get(MetaKeys.POSITION)).longValue();
    }

    private static CommandMessage<PublishPost> command(AccountId author, int number) {
        PublishPost publish = new PublishPost(
                author, SamplePost.title(number), SamplePost.CONTENT, Tag.listOf(SamplePost.tags(number)));
        return new GenericCommandMessage<>(publish, MetaData.with(MetaKeys.ACTOR, author.toString()));
    }
}
