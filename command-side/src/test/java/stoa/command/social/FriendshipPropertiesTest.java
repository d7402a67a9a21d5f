package stoa.command.social;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.DecisionFixture.NOW;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandResultMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.account.event.AccountRegistered;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.FriendshipId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;
import stoa.api.kernel.Role;
import stoa.api.social.FriendStream;
import stoa.api.social.SocialError;
import stoa.api.social.command.BefriendAccount;
import stoa.api.social.command.UnfriendAccount;
import stoa.api.social.event.Befriended;
import stoa.api.social.event.Unfriended;
import stoa.command.platform.Decisions;
import stoa.testkit.CountedIds;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

/** What holds after any commands, on whichever of two nodes each arrives. The name of a test tells its seed. */
class FriendshipPropertiesTest {

    private static final int COMMANDS = 600;
    private static final int ACCOUNTS = 3;

    private final MemoryLedger ledger = Decisions.ledger();
    private final CountedIds ids = new CountedIds();
    private final List<DecisionFixture> nodes = List.of(node(), node());

    /** Friendships that last, by stream, as a plain map keeps them. */
    private final Map<String, FriendshipId> told = new HashMap<>();

    private long lastId;

    static LongStream seeds() {
        long fresh = Long.getLong("stoa.seed", System.nanoTime());
        return LongStream.of(1, 2, 3, fresh);
    }

    @AfterEach
    void stop() {
        nodes.forEach(DecisionFixture::close);
    }

    @ParameterizedTest(name = "seed {0} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void friendships_of_each_pair_take_turns_whoever_begins_or_ends_them_and_every_answer_is_right(long seed) {
        for (long person = 1; person <= ACCOUNTS; person++) {
            nodes.getFirst()
                    .given("account:" + person, new AccountRegistered(id(person), "n" + person, "", Role.USER, NOW));
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < COMMANDS; i++) {
            AccountId account = id(1L + random.nextInt(ACCOUNTS));
            AccountId friend = id(1 + (account.value() + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS);
            boolean lasting = told.containsKey(FriendStream.of(account, friend));
            boolean begins = random.nextBoolean();
            DecisionFixture node = nodes.get(random.nextInt(nodes.size()));
            CommandResultMessage<?> result = node.when(
                            begins ? new BefriendAccount(account, friend) : new UnfriendAccount(account, friend))
                    .result();
            assertThat(refusal(result)).isEqualTo(expected(begins, lasting));
            if (!result.isExceptional()) {
                ledger.appends()
                        .getLast()
                        .byStream()
                        .forEach((stream, events) -> events.forEach(event -> {
                            assertThat(stream).isEqualTo(FriendStream.of(account, friend));
                            tell(stream, event);
                        }));
            }
        }
    }

    private static Optional<RejectionCode> expected(boolean begins, boolean lasting) {
        if (begins == lasting) {
            return Optional.of(begins ? SocialError.ALREADY_FRIENDS : SocialError.NOT_FRIENDS);
        }
        return Optional.empty();
    }

    private void tell(String stream, Object event) {
        switch (event) {
            case Befriended it -> {
                assertThat(told.put(stream, it.friendship()))
                        .as("began while it lasted")
                        .isNull();
                assertThat(it.friendship().value()).as("later is greater").isGreaterThan(lastId);
                lastId = it.friendship().value();
            }
            case Unfriended it -> assertThat(told.remove(stream)).isEqualTo(it.friendship());
            default -> throw new AssertionError("not of this feature: " + event);
        }
    }

    private static Optional<RejectionCode> refusal(CommandResultMessage<?> result) {
        return result.isExceptional() ? Optional.of(((Rejection) result.exceptionResult()).code()) : Optional.empty();
    }

    private static AccountId id(long value) {
        return new AccountId(value);
    }

    private DecisionFixture node() {
        return Decisions.node(ledger, new SocialDecisions()).with(PublicIds.class, ids);
    }
}
