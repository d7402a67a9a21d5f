package stoa.server.audit.history;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stoa.api.audit.Subject;
import stoa.api.kernel.AccountId;
import stoa.server.tool.ToolContext;

/** {@code ./stoa audit account}. */
@Command(
        name = "account",
        description = "What an account did and what concerned it, from the ledger.",
        mixinStandardHelpOptions = true)
public final class AccountCommand extends HistoryCommand {

    @Parameters(paramLabel = "ID")
    private String id;

    public AccountCommand(ToolContext context) {
        super(context);
    }

    @Override
    protected Subject subject() {
        return Subject.of(AccountId.parse(id));
    }
}
