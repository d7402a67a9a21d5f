package stoa.server.axon;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.queryhandling.LoggingQueryInvocationErrorHandler;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import stoa.api.kernel.PersonalDataCipher;
import stoa.api.kernel.serialization.EventSerializer;

/** What the sides say to each other travels over these. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class BusConfiguration {

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(PersonalDataCipher cipher) {
        return EventSerializer.with(cipher);
    }

    /**
     * Answers come from MongoDB or from memory. A transaction around each query would hold a connection to PostgreSQL
     * for nothing, and reading would end whenever PostgreSQL does.
     */
    @Bean
    QueryBus queryBus(Configuration axon) {
        return SimpleQueryBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .errorHandler(LoggingQueryInvocationErrorHandler.builder().build())
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .spanFactory(axon.getComponent(QueryBusSpanFactory.class))
                .build();
    }
}
