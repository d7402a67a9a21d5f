package stoa.command.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import stoa.api.kernel.MetaKeys;

/**
 * Threads that stand in the line of one hot stream, in an order that the test decides: the first command is held in the
 * middle of its decision until all others wait behind it.
 */
final class Crowd {

    private static final Set<Thread.State> WAITING = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private final CommandBus bus;
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<Member> members = new ArrayList<>();

    /** One thread, and the answer to its command. */
    record Member(Thread thread, CompletableFuture<CommandResultMessage<?>> answer) {}

    /** The first adds 1, as actor 0. */
    Crowd(CommandBus bus) throws InterruptedException {
        this(bus, meanwhile -> new Tally.Add(1, meanwhile));
    }

    Crowd(CommandBus bus, Function<Lamp.ThrowingTask, Object> first) throws InterruptedException {
        this.bus = bus;
        stand(
                first.apply(() -> {
                    held.countDown();
                    gate.await();
                }),
                "0");
        held.await();
    }

    /** Has one more thread wait in the line, as actor 1, 2, 3 and so on. */
    Crowd behind(Object command) {
        Member member = stand(command, String.valueOf(members.size()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> WAITING.contains(member.thread().getState()));
        return this;
    }

    private Member stand(Object command, String actor) {
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().unstarted(() -> {
            try {
                answer.complete(Dispatch.on(
                        bus, command, Map.of(MetaKeys.ACTOR, actor, MetaKeys.REQUEST_ID, "request-" + actor)));
            } catch (RuntimeException failure) {
                answer.completeExceptionally(failure);
            }
        });
        Member member = new Member(thread, answer);
        members.add(member);
        thread.start();
        return member;
    }

    Member member(int number) {
        return members.get(number);
    }

    /** Lets the first go; the answers to all, its own first. */
    List<CommandResultMessage<?>> go() {
        gate.countDown();
        List<CommandResultMessage<?>> answers = new ArrayList<>();
        members.forEach(member ->
                answers.add(member.answer().orTimeout(20, TimeUnit.SECONDS).join()));
        return answers;
    }
}
