package stoa.server.start;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import stoa.vault.platform.VaultSettings;

/** Reads the vault's settings for it: it knows nothing of Spring Boot. */
@Configuration(proxyBeanMethods = false)
class VaultSettingsConfiguration {

    @Bean
    VaultSettings vaultSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate("stoa.vault", VaultSettings.class);
    }
}
