package stoa.server.start;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.platform.BearerFace;
import stoa.gateway.platform.Doors;
import stoa.gateway.platform.Face;
import stoa.ledger.Ledger;
import stoa.server.mongo.MongoServer;
import stoa.server.platform.DataDirectory;
import stoa.server.postgres.PostgresServer;

/** Says, once everything answers, where everything is. */
@Component
final class Banner {

    private static final Logger LOG = LoggerFactory.getLogger("stoa");

    private final DataDirectory data;
    private final PostgresServer postgres;
    private final MongoServer mongo;
    private final Ledger ledger;
    private final Addresses addresses;

    Banner(DataDirectory data, PostgresServer postgres, MongoServer mongo, Ledger ledger, Addresses addresses) {
        this.data = data;
        this.postgres = postgres;
        this.mongo = mongo;
        this.ledger = ledger;
        this.addresses = addresses;
    }

    @EventListener
    void ready(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof ServletWebServerApplicationContext web) {
            LOG.info(text(web.getWebServer().getPort(), ready.getTimeTaken()));
        }
    }

    private String text(int port, Duration took) {
        String base = "http://localhost:" + port;
        return String.format(
                Locale.ROOT,
                """
                Stoa is up, after %.1f s
                  Forum API   %s/api/v1
                  Log         %<s/log/checkpoint (tiles and key beside it)
                  Metrics     %<s/metrics
                %s  Operators   %s
                  Data        %s
                  PostgreSQL  %s
                  MongoDB     %s
                  Ledger      %s, %,d events
                Ctrl-C ends it.""",
                took.toMillis() / 1_000.0,
                base,
                addresses.further(base),
                addresses.operators(),
                data.path(),
                postgres.description(),
                mongo.description(),
                ledger.id(),
                ledger.position());
    }

    /** Where those faces are that have a port of their own. */
    @Component
    record Addresses(List<BearerFace> faces, OperatorFace operator, Doors doors) {

        private static final String ALL_ADDRESSES = "0.0.0.0";

        String operators() {
            return address(operator) + OperatorFace.PREFIX;
        }

        /** A line for each that is switched on. */
        String further(String base) {
            return faces.stream()
                    .filter(face -> face.door().isPresent())
                    .map(face -> "  %-12s%s and %s%s%n".formatted(face.title(), address(face), base, face.prefix()))
                    .collect(Collectors.joining());
        }

        private String address(Face face) {
            String host = face.door().orElseThrow().address();
            return "http://" + (host.equals(ALL_ADDRESSES) ? "localhost" : host) + ":"
                    + doors.portOf(face).orElseThrow();
        }
    }
}
