package stoa.server.axon;

import java.time.Duration;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.stereotype.Component;
import stoa.vault.platform.VaultDatabase;

/**
 * How the command side reacts to events: one processor for each group of handlers, on one node at a time. Its token
 * lives in PostgreSQL and moves in the transaction of what the handlers write, so that no view's rebuild and no loss of
 * MongoDB repeats anything. What fails is tried again from there.
 */
@Component
final class Reactions implements ConfigurerModule {

    private static final TokenSchema SCHEMA = TokenSchema.builder()
            .setTokenTable("vault.reaction_token")
            .setProcessorNameColumn("processor")
            .setSegmentColumn("segment")
            .setTokenColumn("token")
            .setTokenTypeColumn("token_type")
            .setTimestampColumn("stored_at")
            .setOwnerColumn("owner")
            .build();

    private static final int BATCH = 512;

    /** After so long another node goes on where one was killed. Who is taken for dead by mistake does no harm. */
    private static final Duration CLAIM = Duration.ofMillis(1_500);

    private static final Duration CLAIM_INTERVAL = Duration.ofMillis(500);

    private final VaultDatabase vault;

    Reactions(VaultDatabase vault) {
        this.vault = vault;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer
                .eventProcessing()
                .registerTokenStore(this::tokens)
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                .usingPooledStreamingEventProcessors((axon, processor) -> fromTheFirstEvent(processor));
    }

    private static PooledStreamingEventProcessor.Builder fromTheFirstEvent(
            PooledStreamingEventProcessor.Builder processor) {
        return processor
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(BATCH)
                .tokenClaimInterval(CLAIM_INTERVAL.toMillis())
                .claimExtensionThreshold(CLAIM_INTERVAL.toMillis())
                .enableCoordinatorClaimExtension();
    }

    private TokenStore tokens(Configuration axon) {
        ConnectionProvider connections = new UnitOfWorkAwareConnectionProviderWrapper(
                new SpringDataSourceConnectionProvider(vault.dataSource()));
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .schema(SCHEMA)
                .serializer(axon.serializer())
                .claimTimeout(CLAIM)
                .build();
    }
}
