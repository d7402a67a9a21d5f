package stoa.gateway.im.platform;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the IM face's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImSettings.class)
class ImConfiguration {}
