package stoa.query.account;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.query.testing.Given.claimed;
import static stoa.query.testing.Given.registered;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.account.query.FindPeople;
import stoa.api.account.query.FindPeopleByName;
import stoa.api.account.query.ListAccounts;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.FriendshipId;
import stoa.api.kernel.Page;
import stoa.api.social.event.Befriended;
import stoa.api.social.query.ListFriends;
import stoa.query.testing.Given;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.Mongos.Read;
import stoa.query.testing.QuerySide;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;

/** Many people cost as many reads as few: no list asks for each of its items. */
class PeopleReadingCostTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final int ACCOUNTS = 1_200;

    @ParameterizedTest
    @MethodSource(MONGOS)
    void people_cost_the_same_few_reads_by_id_however_many(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(crowd());
        try (QuerySide owner = QuerySide.start(world).caughtUp();
                QuerySide reader = QuerySide.start(world)) {
            reader.caughtUp();
            assertThat(owner.ask(new ListAccounts(0, 1), ListAccounts.Result.class)
                            .total())
                    .isEqualTo(ACCOUNTS);
            for (int limit : new int[] {1, 100, 500}) {
                assertReads(mongo, world, 3, () -> assertThat(
                                reader.ask(new ListAccounts(650, limit), ListAccounts.Result.class)
                                        .accounts())
                        .hasSize(limit));
            }
            assertReads(mongo, world, 3, () -> assertThat(
                            reader.ask(new ListFriends(new AccountId(1), new Page(3, 100)), ListFriends.Result.class)
                                    .friends()
                                    .items())
                    .hasSize(100));
            Set<AccountId> ids =
                    LongStream.rangeClosed(2, 400).mapToObj(AccountId::new).collect(Collectors.toSet());
            assertReads(mongo, world, 1, () -> assertThat(reader.ask(new FindPeople(ids), FindPeople.Result.class)
                            .people())
                    .hasSize(ids.size()));
            Set<String> names = LongStream.rangeClosed(401, 800)
                    .mapToObj(id -> "PERSON " + id)
                    .collect(Collectors.toSet());
            assertReads(mongo, world, 2, () -> assertThat(
                            reader.ask(new FindPeopleByName(names), FindPeopleByName.Result.class)
                                    .people())
                    .hasSize(names.size()));
        }
    }

    private static void assertReads(Mongo mongo, World world, int atMost, Runnable asking) {
        List<Read> reads = mongo.reads(world.database().getName(), asking);
        assertThat(reads).extracting(Read::collection).doesNotHaveDuplicates().hasSizeBetween(1, atMost);
        assertThat(reads).allSatisfy(read -> assertThat(
                        read.command().getDocument("filter").keySet())
                .as("%s", read)
                .containsExactly("_id"));
    }

    /** Everybody is a friend of the first. */
    private static List<Object> crowd() {
        List<Object> events = new ArrayList<>();
        for (long account = 1; account <= ACCOUNTS; account++) {
            events.add(claimed(account, "person " + account));
            events.add(registered(account, "person " + account));
            if (account > 1) {
                events.add(new Befriended(
                        new FriendshipId(account), new AccountId(account), new AccountId(1), Given.START));
            }
        }
        return events;
    }
}
