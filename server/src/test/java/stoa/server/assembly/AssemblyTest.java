package stoa.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.AbstractEventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import stoa.api.kernel.MetaKeys;
import stoa.command.platform.DecidingCommandBus;
import stoa.ledger.axon.LedgerEventStore;
import stoa.server.testing.ForumClient;
import stoa.server.testing.ForumClient.Account;
import stoa.server.testing.StoaTest;

/** How the parts are put together, seen on the whole. */
class AssemblyTest {

    private final StoaTest stoa = StoaTest.shared();
    private final ForumClient client = stoa.client();

    @Test
    void axon_found_the_transaction_manager_of_spring() {
        // Were Axon's auto-configurations ordered by Boot 3's names, this would silently be one that does nothing.
        assertThat(stoa.bean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void the_ledger_is_the_event_store_and_commands_are_decided_by_our_bus() {
        assertThat(stoa.bean(EventStore.class)).isInstanceOf(LedgerEventStore.class);
        assertThat(stoa.bean(CommandBus.class)).isInstanceOf(DecidingCommandBus.class);
        assertThat(stoa.context().getBeanDefinitionNames())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("axonserver"));
    }

    @Test
    void commands_and_queries_are_handled_without_a_database_transaction() {
        List<Boolean> seen = new CopyOnWriteArrayList<>();
        List<Registration> watching = List.of(
                stoa.bean(CommandBus.class)
                        .registerHandlerInterceptor((unitOfWork, chain) -> watch(seen, unitOfWork, chain)),
                stoa.bean(QueryBus.class)
                        .registerHandlerInterceptor((unitOfWork, chain) -> watch(seen, unitOfWork, chain)));
        try {
            Account author = client.register("transactionless");
            client.publish(author, "no transaction");
            client.allPosts();
        } finally {
            watching.forEach(Registration::cancel);
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(3).doesNotContain(true);
    }

    private static Object watch(List<Boolean> seen, UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        assertThat(unitOfWork.isActive()).isTrue();
        seen.add(TransactionSynchronizationManager.isActualTransactionActive());
        return chain.proceed();
    }

    @Test
    void nobody_subscribes_to_the_event_store_since_appends_are_durable_before_subscribers_are_called()
            throws ReflectiveOperationException {
        Field subscribers = AbstractEventBus.class.getDeclaredField("eventProcessors");
        subscribers.setAccessible(true);
        assertThat((Collection<?>) subscribers.get(stoa.bean(EventStore.class))).isEmpty();
        assertThat(stoa.bean(EventProcessingConfiguration.class)
                        .eventProcessors()
                        .values())
                .noneMatch(SubscribingEventProcessor.class::isInstance);
    }

    @Test
    void the_request_id_goes_from_the_request_into_the_metadata_of_its_events() {
        Account author = client.register("traceable");
        var answer = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + stoa.port() + "/api/v1/posts"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + author.token())
                .header("X-Request-Id", "trace-me-0001")
                .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"traced\",\"content\":\"text\"}")));
        String post = ForumClient.data(answer).get("id").stringValue();
        List<EventMessage<?>> events = new ArrayList<>(stoa.bean(EventStore.class)
                .readEvents("post:" + post)
                .asStream()
                .toList());
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().getMetaData())
                .containsEntry(
                        MetaKeys.REQUEST_ID,
                        answer.headers().firstValue("X-Request-Id").orElseThrow())
                .containsEntry(MetaKeys.ACTOR, author.id())
                .containsEntry(MetaKeys.FACE, "forum");
    }

    @Test
    void metrics_show_each_part_with_bounded_labels() {
        Account author = client.register("measured");
        String post = client.publish(author, "measured");
        client.get("/api/v1/posts/" + post);
        client.get("/no/such/route/" + post);
        String metrics = client.get("/metrics").body();
        assertThat(metrics)
                .contains("jvm_memory_used_bytes")
                .contains("stoa_http_requests_seconds_count{face=\"forum\",method=\"GET\",route=\"/api/v1/posts/{id}\"")
                .contains("stoa_messages_seconds_count{component=\"commandBus\",end=\"success\",type=\"PublishPost\"")
                .contains("stoa_messages_seconds_count{component=\"queryBus\",end=\"success\",type=\"GetPost\"")
                .contains("stoa_messages_seconds_count{component=\"eventStore\",end=\"success\",type=\"PostPublished\"")
                .contains("stoa_ledger_")
                .contains("stoa_views_lag_events{")
                .contains("stoa_views_lag_seconds{")
                .contains("stoa_read_your_writes_seconds_count")
                .contains("hikaricp_connections")
                .doesNotContain(post);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health", "/env", "/beans", "/loggers", "/heapdump", "/shutdown", "/actuator"})
    void nothing_else_of_the_management_endpoints_is_served(String path) {
        assertThat(client.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void metrics_are_no_business_of_writers() {
        assertThat(client.post("/metrics", "", Map.of()).statusCode()).isIn(Set.of(404, 405));
    }
}
