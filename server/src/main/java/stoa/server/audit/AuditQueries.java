package stoa.server.audit;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.audit.query.GetCheckpoint;
import stoa.api.audit.query.GetTile;
import stoa.api.audit.query.GetVerifierKey;
import stoa.ledger.postgres.TransparencyLog;

/** Answers from the ledger itself, since a view would have to be trusted. */
@Component
final class AuditQueries {

    private final TransparencyLog log;

    AuditQueries(TransparencyLog log) {
        this.log = log;
    }

    @QueryHandler
    GetCheckpoint.Result answer(GetCheckpoint query) {
        return new GetCheckpoint.Result(log.checkpoint());
    }

    @QueryHandler
    GetTile.Result answer(GetTile query) {
        return new GetTile.Result(log.tile(query.level(), query.index(), query.width()));
    }

    @QueryHandler
    GetVerifierKey.Result answer(GetVerifierKey query) {
        return new GetVerifierKey.Result(log.verifierKey());
    }
}
