package stoa.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.account.ErasureReason;
import stoa.api.account.command.EraseAccount;
import stoa.api.account.command.OpenGuest;
import stoa.api.account.command.RecordPasswordChange;
import stoa.api.account.command.RegisterAccount;
import stoa.api.account.event.AccountErased;
import stoa.api.account.event.AccountRegistered;
import stoa.api.account.event.AccountRenamed;
import stoa.api.account.event.EmailClaimed;
import stoa.api.account.event.EmailReleased;
import stoa.api.account.event.NameClaimed;
import stoa.api.account.event.NameReleased;
import stoa.api.account.event.PasswordChanged;
import stoa.api.account.event.ProfileEdited;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;
import stoa.command.platform.AggregateCache;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;
import stoa.testkit.Profiles;

/** What holds after any commands, on whichever of two nodes each arrives. The name of a test tells its seed. */
class AccountPropertiesTest {

    private static final int COMMANDS = 300;
    private static final int ACCOUNTS = 8;
    private static final List<String> NAMES = List.of("ada", "ADA", "bob", "eve", "kim", "lee");
    private static final List<String> EMAILS = List.of("", "a@x.org", "A@x.org", "b@x.org", "c@x.org");

    private final MemoryLedger ledger = Decisions.ledger();
    private final List<DecisionFixture> nodes = List.of(node(), node());

    static LongStream seeds() {
        long fresh = Long.getLong("stoa.seed", System.nanoTime());
        return LongStream.of(1, 2, 3, fresh);
    }

    @ParameterizedTest(name = "seed {0} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void names_and_emails_have_one_holder_and_accounts_hold_what_they_show(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Claimed claimed = new Claimed();
        int seen = 0;
        for (int i = 0; i < COMMANDS; i++) {
            nodes.get(random.nextInt(nodes.size())).when(command(random));
            List<MemoryLedger.Append> appends = ledger.appends();
            for (; seen < appends.size(); seen++) {
                appends.get(seen).events().forEach(event -> claimed.apply(event.getPayload()));
                claimed.check();
            }
        }
        assertThat(claimed.shown.size() + claimed.gone.size())
                .as("accounts that came to be")
                .isGreaterThan(2);
        assertThat(claimed.gone).as("accounts that were erased").isNotEmpty();
        assertThat(claimed.renames).as("names that changed").isPositive();
        assertThat(claimed.releases).as("e-mails that changed hands").isPositive();
    }

    @ParameterizedTest(name = "seed {0} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void the_state_that_was_decided_on_is_the_state_that_the_events_give(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < COMMANDS; i++) {
            nodes.getFirst().when(command(random));
        }
        DecisionFixture fresh = node();
        List<String> accounts = ledger.streams().stream()
                .filter(stream -> stream.startsWith("account:"))
                .toList();
        assertThat(accounts).hasSizeGreaterThan(2).allSatisfy(stream -> assertThat(load(nodes.getFirst(), stream))
                .usingRecursiveComparison()
                .isEqualTo(load(fresh, stream)));
    }

    private static Object command(SplittableRandom random) {
        AccountId account = new AccountId(1 + random.nextInt(ACCOUNTS));
        return switch (random.nextInt(33)) {
            case 25 -> new OpenGuest(account, pick(List.of("", "ada", "eve"), random));
            case 26, 27, 28, 29 ->
                Profiles.of(account).name(pick(NAMES, random)).edit();
            case 30, 31, 32 ->
                Profiles.of(account)
                        .name(pick(NAMES, random))
                        .email(pick(EMAILS, random))
                        .edit();
            case 0, 1, 2, 3, 4, 5 -> new RegisterAccount(account, pick(NAMES, random), pick(EMAILS, random), Role.USER);
            case 6, 7, 8, 9, 10, 11 -> new RecordPasswordChange(account);
            case 12 -> new EraseAccount(account, ErasureReason.OWN_WISH);
            case 13, 14, 15, 16, 17, 18 ->
                Profiles.of(account).bio("bio " + random.nextInt(9)).edit();
            default -> Profiles.of(account).email(pick(EMAILS, random)).edit();
        };
    }

    private static String pick(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }

    private DecisionFixture node() {
        return Decisions.node(ledger, new AccountDecisions(new ErasureSettings(true, true)))
                .with(AggregateCache.class, new AggregateCache(1_000));
    }

    private static Account load(DecisionFixture node, String stream) {
        return new DefaultUnitOfWork<>(new GenericMessage<>("look"))
                .executeWithResult(() -> node.configuration()
                        .repository(Account.class)
                        .load(stream)
                        .invoke(account -> account))
                .getPayload();
    }

    /** The claims as the events tell them, independent of the aggregates under test. */
    private static final class Claimed {

        private final Map<String, AccountId> names = new HashMap<>();
        private final Map<String, AccountId> emails = new HashMap<>();
        private final Map<AccountId, String> shown = new HashMap<>();
        private final Set<AccountId> gone = new HashSet<>();
        private final Map<AccountId, String> named = new HashMap<>();
        private int releases;
        private int renames;

        void apply(Object event) {
            switch (event) {
                case NameClaimed e ->
                    assertThat(names.put(e.key(), e.account())).as(e.key()).isNull();
                case NameReleased e -> assertThat(names.remove(e.key())).isEqualTo(e.account());
                case EmailClaimed e ->
                    assertThat(emails.put(e.key(), e.account())).as(e.key()).isNull();
                case EmailReleased e -> {
                    assertThat(emails.remove(e.key())).isEqualTo(e.account());
                    releases++;
                }
                case AccountRenamed e -> {
                    assertThat(shown).containsKey(e.account());
                    named.put(e.account(), new Decisions.PlainKeys().ofName(e.name()));
                    renames++;
                }
                case AccountRegistered e -> {
                    assertThat(gone).doesNotContain(e.account());
                    named.put(e.account(), new Decisions.PlainKeys().ofName(e.name()));
                    assertThat(shown.put(e.account(), keyOf(e.email()))).isNull();
                }
                case ProfileEdited e -> e.email().ifPresent(email -> shown.put(e.account(), keyOf(email)));
                case PasswordChanged e -> assertThat(shown).containsKey(e.account());
                case AccountErased e -> {
                    assertThat(shown.remove(e.account())).isNotNull();
                    named.remove(e.account());
                    gone.add(e.account());
                }
                default -> throw new AssertionError("not of this feature: " + event);
            }
        }

        /** Events of one append are checked together, since only then is everything where it belongs. */
        void check() {
            List<String> held = new ArrayList<>(emails.keySet());
            List<String> seen =
                    shown.values().stream().filter(key -> !key.isEmpty()).toList();
            assertThat(held).containsExactlyInAnyOrderElementsOf(seen);
            emails.forEach((key, account) -> assertThat(shown).containsEntry(account, key));
            named.forEach((account, key) -> assertThat(names).containsEntry(key, account));
            assertThat(names.values()).doesNotHaveDuplicates().hasSameSizeAs(shown.keySet());
        }

        private static String keyOf(String email) {
            return EmailClaim.keyOf(email, new Decisions.PlainKeys());
        }
    }
}
