package stoa.api.audit.query;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import stoa.api.audit.AsOf;
import stoa.api.audit.Subject;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * A page of what happened to a subject, the newest first, read from the ledger.
 *
 * @param before only what happened before this position
 * @param asOf only what had happened by then
 * @param personal whether personal data is shown in clear, as far as there are keys; else it is masked
 */
public record GetHistory(Subject subject, OptionalLong before, AsOf asOf, int limit, boolean personal) {

    /** Most entries of a page. */
    public static final int MAX_LIMIT = 200;

    public GetHistory {
        if (limit < 1 || limit > MAX_LIMIT || before.orElse(1) < 1) {
            throw new Rejection(KernelError.INVALID, "limit is from 1 to " + MAX_LIMIT + ", before at least 1");
        }
    }

    /**
     * The page.
     *
     * @param next the position that the next page lies before, if there is one
     */
    public record Result(List<Entry> entries, OptionalLong next) {

        public Result {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One event.
     *
     * @param at when it was recorded
     * @param actor on whose behalf; empty for the service itself
     * @param face which face took the request
     * @param roles as what it names the subject
     * @param data its components as today's revision has them
     */
    public record Entry(
            long position,
            Instant at,
            String stream,
            long sequence,
            String event,
            Optional<String> actor,
            Optional<String> face,
            List<String> roles,
            Map<String, Object> data) {

        public Entry {
            roles = List.copyOf(roles);
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        }
    }
}
