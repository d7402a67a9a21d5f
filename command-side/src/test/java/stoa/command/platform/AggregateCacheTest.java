package stoa.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.command.platform.Lamp.STREAM;
import static stoa.command.platform.Lamp.light;

import org.junit.jupiter.api.Test;
import stoa.command.platform.Lamp.Darkened;
import stoa.command.platform.Lamp.Lit;
import stoa.command.platform.Lamp.PutOut;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

class AggregateCacheTest {

    private final MemoryLedger ledger = Decisions.ledger();
    private final DecisionFixture node = Decisions.node(ledger, Lamp.MODULE);
    private final AggregateCache cache = node.configuration().getComponent(AggregateCache.class);

    @Test
    void keeps_a_state_under_its_stream() {
        node.when(light()).thenSucceeds();

        assertThat(cache.containsKey(STREAM)).isTrue();
    }

    @Test
    void keeps_what_the_tail_has_not_overtaken() {
        node.when(light()).thenSucceeds();

        cache.advanced(STREAM, 0);

        assertThat(cache.containsKey(STREAM)).isTrue();
    }

    @Test
    void drops_what_the_tail_has_overtaken() {
        node.when(light()).thenSucceeds();

        cache.advanced(STREAM, 1);

        assertThat(cache.containsKey(STREAM)).isFalse();
    }

    @Test
    void keeps_the_newest_state_when_its_own_appends_come_back_along_the_tail() {
        node.when(light()).thenSucceeds();
        node.when(new PutOut()).thenSucceeds();

        cache.advanced(STREAM, 0);
        cache.advanced(STREAM, 1);

        assertThat(cache.containsKey(STREAM)).isTrue();
    }

    @Test
    void drops_what_a_failed_decision_has_touched() {
        node.when(light()).thenSucceeds();

        node.when(light());

        assertThat(cache.containsKey(STREAM)).isFalse();
    }

    @Test
    void holds_no_more_than_it_may() {
        AggregateCache small = new AggregateCache(0);
        DecisionFixture other = Decisions.node(ledger, Lamp.MODULE).with(AggregateCache.class, small);

        other.given(STREAM, new Lit(1), new Darkened(1));
        other.when(light()).thenSucceeds();
        small.evict();

        assertThat(small.containsKey(STREAM)).isFalse();
    }
}
