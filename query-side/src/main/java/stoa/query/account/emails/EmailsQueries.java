package stoa.query.account.emails;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.query.FindAccountByEmail;
import stoa.api.account.query.FindAccountByName;
import stoa.api.kernel.AccountId;
import stoa.query.platform.join.People;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;
import stoa.vault.ClaimKeys;

/** Finds who holds an e-mail, in whatever case it is written; the empty one is nobody's. */
@Component
class EmailsQueries {

    private final LiveDocuments<AccountId> holders;
    private final ClaimKeys keys;
    private final People people;

    EmailsQueries(ViewReads reads, EmailsView view, ClaimKeys keys, People people) {
        this.holders = reads.documents(view);
        this.keys = keys;
        this.people = people;
    }

    @QueryHandler
    FindAccountByEmail.Result handle(FindAccountByEmail query) {
        return new FindAccountByEmail.Result(holders.find(keys.ofEmail(query.email()))
                .flatMap(account -> people.role(account).map(role -> new FindAccountByName.Holder(account, role))));
    }
}
