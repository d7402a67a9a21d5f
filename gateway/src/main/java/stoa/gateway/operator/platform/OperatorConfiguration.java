package stoa.gateway.operator.platform;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the operator face's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperatorSettings.class)
class OperatorConfiguration {}
