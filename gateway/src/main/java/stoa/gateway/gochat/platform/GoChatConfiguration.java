package stoa.gateway.gochat.platform;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the GoChat face's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GoChatSettings.class)
class GoChatConfiguration {}
