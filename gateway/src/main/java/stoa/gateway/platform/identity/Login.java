package stoa.gateway.platform.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.account.query.FindAccountByEmail;
import stoa.api.account.query.FindAccountByName;
import stoa.api.account.query.GetProfile;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Queries;
import stoa.vault.Credentials;
import stoa.vault.LastActivity;
import stoa.vault.LastLogins;
import stoa.vault.Sessions;

/** Checks who logs in, slows down those who guess, and opens sessions. */
@Component
public final class Login {

    private final Queries queries;
    private final Passwords passwords;
    private final Credentials credentials;
    private final Guesses guesses;
    private final Doorkeeper door;

    Login(Queries queries, Passwords passwords, Credentials credentials, Guesses guesses, Doorkeeper door) {
        this.queries = queries;
        this.passwords = passwords;
        this.credentials = credentials;
        this.guesses = guesses;
        this.door = door;
    }

    /**
     * Opens a session for whoever knows the password of a name.
     *
     * @throws stoa.gateway.platform.http.TooManyAttemptsException if the name or the address failed too often lately
     */
    public Sessions.Opened login(Face face, String name, String password, String address) {
        Optional<FindAccountByName.Holder> holder = named(name);
        return open(face, new Attempt(name, password, address), holder);
    }

    /**
     * The same by the e-mail of an account, for faces whose answer must not tell whether there is one: whatever is
     * wrong is {@link AccountError#WRONG_CREDENTIALS}.
     */
    public Sessions.Opened loginByEmail(Face face, String email, String password, String address) {
        return openSilently(face, new Attempt(email, password, address), mailed(email));
    }

    /** The same by name or, where nobody has that name, by e-mail. */
    public Sessions.Opened loginByNameOrEmail(Face face, String name, String password, String address) {
        return openSilently(
                face, new Attempt(name, password, address), named(name).or(() -> mailed(name)));
    }

    private Optional<FindAccountByName.Holder> named(String name) {
        return queries.ask(new FindAccountByName(name), FindAccountByName.Result.class)
                .holder();
    }

    private Optional<FindAccountByName.Holder> mailed(String email) {
        return queries.ask(new FindAccountByEmail(email), FindAccountByEmail.Result.class)
                .holder();
    }

    private Sessions.Opened openSilently(Face face, Attempt attempt, Optional<FindAccountByName.Holder> holder) {
        try {
            return open(face, attempt, holder);
        } catch (Rejection refusal) {
            throw refusal.code() == AccountError.ACCOUNT_NOT_FOUND
                    ? new Rejection(AccountError.WRONG_CREDENTIALS, "login failed")
                    : refusal;
        }
    }

    private record Attempt(String whose, String password, String address) {}

    private Sessions.Opened open(Face face, Attempt attempt, Optional<FindAccountByName.Holder> holder) {
        String address = attempt.address();
        Optional<String> hash = holder.map(FindAccountByName.Holder::account).flatMap(credentials::find);
        if (!guesses.isRight(
                attempt.whose(), address, admission -> passwords.matches(attempt.password(), hash, admission))) {
            throw new Rejection(
                    holder.isPresent() ? AccountError.WRONG_CREDENTIALS : AccountError.ACCOUNT_NOT_FOUND,
                    "login failed");
        }
        requireAdmitted(holder.get().account());
        Sessions.Opened opened =
                door.open(face, holder.get().account(), holder.get().role(), address);
        requireStill(holder.get().account(), hash, opened);
        return opened;
    }

    private void requireAdmitted(AccountId account) {
        if (queries.ask(new GetProfile(account), GetProfile.Result.class).disabled()) {
            throw new Rejection(AccountError.ACCOUNT_DISABLED, "account " + account + " is shut out");
        }
    }

    /**
     * A change of the password ends all other sessions, and shutting somebody out ends all; one that was being opened
     * meanwhile is one of them.
     */
    private void requireStill(AccountId account, Optional<String> hash, Sessions.Opened opened) {
        try {
            requireAdmitted(account);
        } catch (Rejection shutOut) {
            door.close(opened);
            throw shutOut;
        }
        if (!credentials.find(account).equals(hash)) {
            door.close(opened);
            throw new Rejection(AccountError.WRONG_CREDENTIALS, "the password changed during the login");
        }
    }

    /** Opens the first session of an account that has just been registered. */
    public Sessions.Opened loginAsRegistered(Face face, AccountId account, String address) {
        return door.open(face, account, Role.USER, address);
    }

    /** Opens sessions and remembers from where. */
    @Component
    static final class Doorkeeper {

        private final Sessions sessions;
        private final LastLogins lastLogins;
        private final LastActivity activity;
        private final Clock clock;

        Doorkeeper(Sessions sessions, LastLogins lastLogins, LastActivity activity, Clock clock) {
            this.sessions = sessions;
            this.lastLogins = lastLogins;
            this.activity = activity;
            this.clock = clock;
        }

        Sessions.Opened open(Face face, AccountId account, Role role, String address) {
            Sessions.Opened opened = sessions.open(account, role, face.name());
            Instant now = clock.instant();
            lastLogins.record(account, address, now);
            activity.record(account, now);
            return opened;
        }

        void close(Sessions.Opened opened) {
            sessions.end(opened.session().id());
        }
    }
}
