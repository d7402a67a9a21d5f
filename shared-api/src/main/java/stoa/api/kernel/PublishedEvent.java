package stoa.api.kernel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * An event as whoever reads the ledger from outside is given it.
 *
 * @param event its logical name
 * @param revision of the shape of its payload, after upcasting
 * @param actor the account on whose behalf it was recorded; null for the service itself
 * @param face by which the request came; null for the service itself
 * @param payload as the page of events says; null for what is personal or confidential and masked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"position", "event", "revision", "time", "stream", "sequence", "actor", "face", "payload"})
public record PublishedEvent(
        long position,
        String event,
        String revision,
        Instant time,
        String stream,
        long sequence,
        String actor,
        String face,
        JsonNode payload) {}
