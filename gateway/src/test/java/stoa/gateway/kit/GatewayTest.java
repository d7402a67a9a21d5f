package stoa.gateway.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test over HTTP against {@link GatewayUnderTest}; all of them share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = GatewayUnderTest.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stoa.gateway.password.memory=64KB",
            "stoa.gateway.password.iterations=1",
            "stoa.gateway.views.interval=1h",
            "stoa.gateway.trusted-proxies=10.0.0.0/8",
            "spring.profiles.active=free-ports",
            "stoa.mail.directory=target/mails",
            "stoa.guests.look-every=1h",
            "spring.main.banner-mode=off"
        })
public @interface GatewayTest {}
