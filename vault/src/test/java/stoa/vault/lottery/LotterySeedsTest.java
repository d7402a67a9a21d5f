package stoa.vault.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stoa.api.lottery.RoundChain;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.LotterySeeds;
import stoa.vault.VaultNode;
import stoa.vault.platform.SealBrokenException;

class LotterySeedsTest {

    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();
    private static VaultNode node;
    private static LotterySeeds seeds;

    @BeforeAll
    static void start() {
        node = VaultNode.on(DATABASE);
        seeds = node.get(LotterySeeds.class);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_seed_is_found_by_its_commitment_on_every_node_and_after_a_restart() {
        String commitment = seeds.make();

        byte[] seed = seeds.find(commitment).orElseThrow();
        assertThat(seed).hasSize(32);
        assertThat(RoundChain.commitmentTo(seed)).isEqualTo(commitment);
        try (VaultNode other = VaultNode.on(DATABASE)) {
            assertThat(other.get(LotterySeeds.class).find(commitment)).hasValue(seed);
        }
    }

    @Test
    void no_two_seeds_are_the_same() {
        Set<String> commitments = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertThat(commitments.add(seeds.make())).isTrue();
        }
    }

    @Test
    void a_commitment_that_nobody_made_has_no_seed() {
        assertThat(seeds.find("00".repeat(32))).isEmpty();
    }

    @Test
    void whoever_holds_a_seed_can_not_change_the_one_that_is_kept() {
        String commitment = seeds.make();

        seeds.find(commitment).orElseThrow()[0] ^= 1;

        assertThat(RoundChain.commitmentTo(seeds.find(commitment).orElseThrow()))
                .isEqualTo(commitment);
    }

    @Test
    void a_seed_that_was_put_under_another_commitment_does_not_open() {
        String mine = seeds.make();
        String other = seeds.make();
        node.jdbc()
                .sql("UPDATE vault.lottery_seed SET sealed ="
                        + " (SELECT sealed FROM vault.lottery_seed WHERE commitment = ?) WHERE commitment = ?")
                .params(mine, other)
                .update();

        assertThatThrownBy(() -> seeds.find(other)).isInstanceOf(SealBrokenException.class);
    }
}
