package stoa.gateway.platform.identity;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import stoa.gateway.platform.GatewaySettings;

/** Chooses how passwords are hashed, and reads how guests and mailed codes are dealt with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GuestSettings.class, MailedCodeSettings.class})
class IdentityConfiguration {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    @Bean
    Passwords passwords(GatewaySettings settings, HashingQueue queue) {
        return new Passwords(argon2(settings.password()), queue);
    }

    static Argon2PasswordEncoder argon2(GatewaySettings.Password cost) {
        int kibibytes = Math.toIntExact(cost.memory().toKilobytes());
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, kibibytes, cost.iterations());
    }
}
