package stoa.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import stoa.command.CommandSideConfiguration;
import stoa.gateway.GatewayConfiguration;
import stoa.query.QuerySideConfiguration;
import stoa.vault.platform.VaultConfiguration;

/** Starts Stoa. */
@SpringBootApplication
@Import({
    VaultConfiguration.class,
    CommandSideConfiguration.class,
    QuerySideConfiguration.class,
    GatewayConfiguration.class
})
public class Stoa {

    /** Settings come as arguments, environment variables or {@code application.yml}: see {@code docs/operating}. */
    public static void main(String... arguments) {
        SpringApplication.run(Stoa.class, arguments);
    }
}
