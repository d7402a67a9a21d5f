package stoa.gateway.platform.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How guests come and go.
 *
 * @param rest after how long without a sign of them their account ends
 * @param lookEvery how often that is looked after
 */
@ConfigurationProperties("stoa.guests")
record GuestSettings(
        @DefaultValue("24h") Duration rest,
        @DefaultValue("1m") Duration lookEvery) {

    GuestSettings {
        if (!rest.isPositive() || !lookEvery.isPositive()) {
            throw new IllegalArgumentException("guests rest for a while, and are looked after now and then");
        }
    }
}
