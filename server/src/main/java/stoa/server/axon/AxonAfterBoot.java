package stoa.server.axon;

import org.springframework.boot.autoconfigure.AutoConfiguration;

/**
 * Puts Axon's auto-configurations behind those of Spring Boot that they look at. Axon 4 orders them by the names that
 * Boot 3 used; with Boot 4's names its JDBC, transaction and meter beans would come first, and Axon would silently run
 * without transactions, with meters that nobody exports.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
            AxonAfterBoot.METERS + "CompositeMeterRegistryAutoConfiguration",
            AxonAfterBoot.METERS + "export.simple.SimpleMetricsExportAutoConfiguration",
            AxonAfterBoot.METERS + "export.prometheus.PrometheusMetricsExportAutoConfiguration"
        },
        beforeName = {
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.MicrometerMetricsAutoConfiguration"
        })
public class AxonAfterBoot {

    static final String METERS = "org.springframework.boot.micrometer.metrics.autoconfigure.";
}
