package stoa.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static stoa.testkit.Decision.in;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.command.platform.Lamp.Darkened;
import stoa.command.platform.Lamp.Lit;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

class ObservedTest {

    private final MemoryLedger ledger = Decisions.ledger();
    private final DecisionFixture node = Decisions.node(ledger, ObservedTest::readers);

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void lets_a_decision_rest_on_another_stream_under_a_guard() {
        node.given(Lamp.STREAM, new Lit(1));

        node.when(new Read("book:1", () -> {}))
                .thenAppendsUnderGuards(Map.of(Lamp.STREAM, 0L), in("book:1", new BookRead(1)));
    }

    @Test
    void sees_a_stream_without_an_event_as_unwritten() {
        node.when(new Read("book:1", () -> {})).thenRefuses(KernelError.INVALID);
    }

    @Test
    void reads_a_stream_once_and_then_only_what_it_lacks() {
        node.given(Lamp.STREAM, new Lit(1));
        node.when(new Read("book:1", () -> {})).thenSucceeds();
        int reads = ledger.reads();

        node.when(new Read("book:2", () -> {})).thenSucceeds();

        assertThat(ledger.reads() - reads).as("reads, of the second book alone").isOne();
    }

    @Test
    void follows_the_tail() {
        node.given(Lamp.STREAM, new Lit(1));
        node.when(new Read("book:1", () -> {})).thenSucceeds();
        node.given(Lamp.STREAM, new Darkened(1), new Lit(2));
        node.configuration().getComponent(AggregateCache.class).advanced(Lamp.STREAM, 2);

        node.when(new Read("book:2", () -> {}))
                .thenAppendsUnderGuards(Map.of(Lamp.STREAM, 2L), in("book:2", new BookRead(1)));
    }

    @Test
    void decides_again_when_the_stream_moves_on_meanwhile() {
        node.given(Lamp.STREAM, new Lit(1));
        AtomicInteger decisions = new AtomicInteger();

        node.when(new Read("book:1", () -> {
                    if (decisions.incrementAndGet() == 1) {
                        CompletableFuture.runAsync(() -> node.given(Lamp.STREAM, new Darkened(1), new Lit(2)))
                                .join();
                    }
                }))
                .thenSucceeds();

        MemoryLedger.Append read = ledger.appends().getLast();
        assertThat(read.byStream()).containsOnlyKeys("book:1");
        assertThat(read.guards()).isEqualTo(Map.of(Lamp.STREAM, 2L));
        assertThat(decisions).hasValue(2);
    }

    @Test
    void refuses_on_the_streams_real_end_though_the_tail_has_not_told_of_it() {
        node.given(Lamp.STREAM, new Lit(1));
        node.when(new Read("book:1", () -> {})).thenSucceeds();
        node.given(Lamp.STREAM, new Darkened(1));

        node.when(new Read("book:2", () -> {})).thenRefuses(KernelError.INVALID);
    }

    @Test
    void does_not_refuse_on_a_state_that_is_behind() {
        node.given(Lamp.STREAM, new Lit(1));
        node.when(new Read("book:1", () -> {})).thenSucceeds();
        node.given(Lamp.STREAM, new Darkened(1));
        node.when(new Read("book:2", () -> {})).thenRefuses(KernelError.INVALID);
        node.given(Lamp.STREAM, new Lit(2));

        node.when(new Read("book:2", () -> {}))
                .thenAppendsUnderGuards(Map.of(Lamp.STREAM, 2L), in("book:2", new BookRead(1)));
    }

    @Test
    void a_glance_asks_for_no_guard() {
        node.given(Lamp.STREAM, new Lit(1));

        node.when(new Glance("book:1")).thenAppends(in("book:1", new BookRead(1)));
    }

    private static void readers(org.axonframework.config.Configurer configurer) {
        ConfigurerModule module =
                books -> books.configureAggregate(Aggregates.brief(Book.class)).registerCommandHandler(Reading::new);
        module.configureModule(configurer);
    }

    record Read(String book, Runnable meanwhile) {}

    record Glance(String book) {}

    @Revision("1")
    record BookRead(int time) {}

    /** Reads books by the light of the lamp. */
    static final class Reading {

        private final Observed<Boolean> lamps;
        private final Streams<Book> books;

        Reading(Configuration axon) {
            lamps = Observed.over(axon, Record.class, false, (lit, event) -> event instanceof Lit);
            books = new Streams<>(axon.repository(Book.class), Book::new);
        }

        @CommandHandler
        void read(Read command) {
            requireLight(lamps.at(Lamp.STREAM));
            command.meanwhile().run();
            books.at(command.book()).execute(Book::read);
        }

        @CommandHandler
        void glance(Glance command) {
            requireLight(lamps.glance(Lamp.STREAM));
            books.at(command.book()).execute(Book::read);
        }

        private static void requireLight(boolean lit) {
            if (!lit) {
                throw new Rejection(KernelError.INVALID, "it is dark");
            }
        }
    }

    static class Book {

        private String stream;
        private int times;

        Book() {}

        Book(String stream) {
            this.stream = stream;
        }

        @AggregateIdentifier
        String stream() {
            return stream;
        }

        void read() {
            apply(new BookRead(times + 1));
        }

        @EventSourcingHandler
        void on(BookRead event, @org.axonframework.messaging.annotation.SourceId String book) {
            stream = book;
            times = event.time();
        }
    }
}
