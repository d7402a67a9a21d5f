package stoa.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import stoa.api.account.AccountError;
import stoa.api.account.ProfileDraft;
import stoa.api.account.command.DisableAccount;
import stoa.api.account.command.EditProfile;
import stoa.api.account.command.EnableAccount;
import stoa.api.account.command.EraseAccount;
import stoa.api.account.command.RecordPasswordChange;
import stoa.api.account.command.RegisterAccount;
import stoa.api.account.event.AccountDisabled;
import stoa.api.account.event.AccountEnabled;
import stoa.api.account.event.AccountErased;
import stoa.api.account.event.AccountRegistered;
import stoa.api.account.event.AccountRenamed;
import stoa.api.account.event.PasswordChanged;
import stoa.api.account.event.ProfileEdited;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.vault.ClaimKeys;

/**
 * Protects that an account is opened once, holds the claim of the e-mail that it shows, and does nothing once its
 * person is erased. It remembers no personal data, of name and e-mail only the keyed hashes, since snapshots are stored
 * in clear.
 */
@Revision("3")
class Account {

    private AccountId id;

    private String nameKey = "";

    /** Of the name as it is spelled, which may change while it stays the same name. */
    private String nameSpelling = "";

    /** Empty for an account without an e-mail. */
    private String emailKey = "";

    private Role role;
    private boolean disabled;

    /** Null for an account that is in use. */
    private Instant erasedAt;

    @AggregateIdentifier
    String stream() {
        return id == null ? null : id.stream();
    }

    void register(RegisterAccount command, Claims claims, Clock clock) {
        if (id != null) {
            throw new Rejection(KernelError.INVALID, "account " + id + " is open already, under another name");
        }
        claims.claimName(command.account(), command.name());
        claims.claimEmail(command.account(), command.email());
        apply(new AccountRegistered(
                command.account(), command.name(), command.email(), command.role(), clock.instant()));
        EditProfile more = ProfileDraft.of(id)
                .nickname(command.nickname().isEmpty() ? null : command.nickname())
                .phone(command.phone().isEmpty() ? null : command.phone())
                .edit();
        record(more, Optional.empty(), clock);
    }

    boolean isOpen() {
        return id != null && erasedAt == null;
    }

    void edit(EditProfile command, Claims claims, Clock clock) {
        requireOpen();
        requireNoGuest();
        Edits.requireBirthdayUntilToday(command, clock);
        Optional<String> name =
                command.name().filter(text -> !claims.spelling(text).equals(nameSpelling));
        Optional<String> email =
                command.email().filter(text -> !claims.emailKey(text).equals(emailKey));
        name.ifPresent(text -> moveName(text, claims));
        email.ifPresent(text -> moveEmail(text, claims));
        name.ifPresent(text -> apply(new AccountRenamed(id, text, clock.instant())));
        record(command, email, clock);
    }

    /**
     * Done again, as after an outcome that stayed unknown, it is done already.
     *
     * @return when the person was erased
     */
    Instant erase(EraseAccount command, Claims claims, ErasureSettings settings, Clock clock) {
        if (erasedAt != null) {
            return erasedAt;
        }
        requireOpen();
        if (role == Role.ADMIN) {
            throw new Rejection(AccountError.ADMINISTRATOR_STAYS, "account " + id + " is an administrator's");
        }
        // Nobody knows a guest well enough to be deceived by the next one of that name.
        if (settings.releasesNames() || role == Role.GUEST) {
            claims.releaseName(id, nameKey);
        }
        if (settings.releasesEmails()) {
            claims.releaseEmail(id, emailKey);
        }
        apply(new AccountErased(id, command.reason(), clock.instant()));
        return erasedAt;
    }

    /** An unknown account has an empty one here, which refuses. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void record(RecordPasswordChange command, Clock clock) {
        requireOpen();
        apply(new PasswordChanged(id, clock.instant()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void disable(DisableAccount command, Clock clock) {
        requireOpen();
        if (role == Role.ADMIN) {
            throw new Rejection(AccountError.ADMINISTRATOR_STAYS, "account " + id + " is an administrator's");
        }
        if (!disabled) {
            apply(new AccountDisabled(id, clock.instant()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void enable(EnableAccount command, Clock clock) {
        requireOpen();
        if (disabled) {
            apply(new AccountEnabled(id, clock.instant()));
        }
    }

    @EventSourcingHandler
    void on(AccountRegistered event, ClaimKeys keys) {
        id = event.account();
        nameKey = keys.ofName(event.name());
        nameSpelling = keys.ofSpelling(event.name());
        role = event.role();
        emailKey = EmailClaim.keyOf(event.email(), keys);
    }

    @EventSourcingHandler
    void on(AccountRenamed event, ClaimKeys keys) {
        nameKey = keys.ofName(event.name());
        nameSpelling = keys.ofSpelling(event.name());
    }

    @EventSourcingHandler
    void on(ProfileEdited event, ClaimKeys keys) {
        event.email().ifPresent(email -> emailKey = EmailClaim.keyOf(email, keys));
    }

    @EventSourcingHandler
    void on(AccountDisabled event) {
        disabled = true;
    }

    @EventSourcingHandler
    void on(AccountEnabled event) {
        disabled = false;
    }

    @EventSourcingHandler
    void on(AccountErased event) {
        erasedAt = event.erasedAt();
        nameKey = "";
        nameSpelling = "";
        emailKey = "";
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new Rejection(AccountError.ACCOUNT_NOT_FOUND, "no such account");
        }
    }

    private void requireNoGuest() {
        if (role == Role.GUEST) {
            throw new Rejection(AccountError.NOT_FOR_GUESTS, "account " + id + " is a guest's");
        }
    }

    /** Another spelling of the same name needs no other claim. */
    private void moveName(String name, Claims claims) {
        if (role == Role.ADMIN) {
            throw new Rejection(AccountError.ADMINISTRATOR_STAYS, "account " + id + " is an administrator's");
        }
        ReservedNames.requireFree(name, role);
        if (!claims.nameKey(name).equals(nameKey)) {
            claims.claimName(id, name);
            claims.releaseName(id, nameKey);
        }
    }

    private void moveEmail(String email, Claims claims) {
        claims.claimEmail(id, email);
        claims.releaseEmail(id, emailKey);
    }

    private void record(EditProfile command, Optional<String> email, Clock clock) {
        Edits.of(command, email, clock.instant()).ifPresent(edited -> apply(edited));
    }
}
