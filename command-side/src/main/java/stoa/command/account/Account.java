package stoa.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import stoa.api.account.AccountError;
import stoa.api.account.Birthday;
import stoa.api.account.command.EditProfile;
import stoa.api.account.command.RecordPasswordChange;
import stoa.api.account.command.RegisterAccount;
import stoa.api.account.event.AccountRegistered;
import stoa.api.account.event.PasswordChanged;
import stoa.api.account.event.ProfileEdited;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.vault.ClaimKeys;

/**
 * Protects that an account is opened once, and that it holds the claim of the e-mail that it shows. It remembers no
 * personal data, of the e-mail only the keyed hash, since snapshots are stored in clear.
 */
@Revision("1")
class Account {

    private AccountId id;

    /** Empty for an account without an e-mail. */
    private String emailKey = "";

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
    }

    void edit(EditProfile command, Claims claims, Clock clock) {
        requireOpen();
        requireNotInTheFuture(command.birthday(), clock);
        Optional<String> email =
                command.email().filter(text -> !claims.emailKey(text).equals(emailKey));
        email.ifPresent(text -> moveClaim(text, claims));
        ProfileEdited edited = new ProfileEdited(
                id,
                email,
                command.avatar(),
                command.bio(),
                command.gender(),
                command.birthday(),
                command.location(),
                command.country());
        if (saysAnything(edited)) {
            apply(edited);
        }
    }

    /** An unknown account has an empty one here, which refuses. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void record(RecordPasswordChange command, Clock clock) {
        requireOpen();
        apply(new PasswordChanged(id, clock.instant()));
    }

    @EventSourcingHandler
    void on(AccountRegistered event, ClaimKeys keys) {
        id = event.account();
        emailKey = EmailClaim.keyOf(event.email(), keys);
    }

    @EventSourcingHandler
    void on(ProfileEdited event, ClaimKeys keys) {
        event.email().ifPresent(email -> emailKey = EmailClaim.keyOf(email, keys));
    }

    private void requireOpen() {
        if (id == null) {
            throw new Rejection(AccountError.ACCOUNT_NOT_FOUND, "no such account");
        }
    }

    private void moveClaim(String email, Claims claims) {
        claims.claimEmail(id, email);
        claims.releaseEmail(id, emailKey);
    }

    private static void requireNotInTheFuture(Optional<String> birthday, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (birthday.flatMap(Birthday::parse)
                .filter(date -> date.isAfter(today))
                .isPresent()) {
            throw new Rejection(KernelError.INVALID, "birthday is in the future");
        }
    }

    private static boolean saysAnything(ProfileEdited edited) {
        return edited.gender().isPresent()
                || Stream.of(
                                edited.email(),
                                edited.avatar(),
                                edited.bio(),
                                edited.birthday(),
                                edited.location(),
                                edited.country())
                        .anyMatch(Optional::isPresent);
    }
}
