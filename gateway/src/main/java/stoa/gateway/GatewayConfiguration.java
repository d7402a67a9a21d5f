package stoa.gateway;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.PropertySource;
import stoa.gateway.platform.GatewaySettings;

/**
 * The faces as Spring beans. Needs Axon's command and query gateways, a {@code ViewProgress}, the vault's ports,
 * {@code PublicIds}, a {@code Clock} and a {@code MeterRegistry}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableConfigurationProperties(GatewaySettings.class)
@PropertySource("classpath:stoa/gateway/gateway.properties")
public class GatewayConfiguration {}
