package stoa.gateway.gochat.platform;

import org.springframework.stereotype.Component;
import stoa.api.account.query.ListAccounts;
import stoa.gateway.platform.Queries;

/** The room of everybody, which its client shows as a group that nobody has made. */
@Component
public final class World {

    /** What it is called. */
    public static final String NAME = "世界聊天室";

    /** What it says of itself. */
    public static final String DESCRIPTION = "所有人都在这里";

    private final Queries queries;

    World(Queries queries) {
        this.queries = queries;
    }

    /** How many people there are; guests, who come and go, are not counted. */
    public long people() {
        return queries.ask(new ListAccounts(0, 1), ListAccounts.Result.class).total();
    }
}
