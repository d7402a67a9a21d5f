package stoa.api.account;

import stoa.api.kernel.RejectionCode;

/** Why something about an account was refused. */
public enum AccountError implements RejectionCode {
    ACCOUNT_NOT_FOUND(Kind.NOT_FOUND, "No account has this id or name."),
    NAME_OR_EMAIL_TAKEN(Kind.CONFLICT, "Another account has this name or e-mail."),
    NAME_RESERVED(Kind.INVALID, "This name is kept for the service itself."),
    WRONG_CREDENTIALS(Kind.UNAUTHENTICATED, "Name and password do not belong together."),
    WRONG_OLD_PASSWORD(Kind.UNAUTHENTICATED, "The old password given with a new one is wrong."),
    ADMINISTRATOR_STAYS(
            Kind.CONFLICT, "An administrator's account is neither erased nor shut out, and keeps its name."),
    ACCOUNT_DISABLED(Kind.FORBIDDEN, "An operator has shut this account out; it can not log in."),
    WRONG_MAIL_CODE(Kind.UNAUTHENTICATED, "The code is not the one that was mailed, or it is good no longer."),
    MAIL_UNAVAILABLE(Kind.UNAVAILABLE, "The mail could not be sent; nothing was stored, repeating is safe."),
    NOT_FOR_GUESTS(Kind.FORBIDDEN, "A guest may not do that; whoever has registered may.");

    private final Kind kind;
    private final String meaning;

    AccountError(Kind kind, String meaning) {
        this.kind = kind;
        this.meaning = meaning;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
