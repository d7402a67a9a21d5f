package stoa.gateway.forum.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.audit.AsOf;
import stoa.api.audit.Subject;
import stoa.api.audit.query.GetHistory;
import stoa.api.kernel.AccountId;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.http.JsonText;
import stoa.vault.LastActivity;
import stoa.vault.LastLogins;
import stoa.vault.Sessions;

/**
 * Puts together what is held about a person: what the vault has, and every event in the ledger that names them. Nothing
 * can be missing that way, since all views are made of those events. Read and written a page at a time.
 */
@Component
final class Export {

    private final Queries queries;
    private final Sessions sessions;
    private final LastLogins lastLogins;
    private final LastActivity activity;

    Export(Queries queries, Sessions sessions, LastLogins lastLogins, LastActivity activity) {
        this.queries = queries;
        this.sessions = sessions;
        this.lastLogins = lastLogins;
        this.activity = activity;
    }

    record Account(
            String what,
            String id,
            String name,
            String nickname,
            String email,
            String phone,
            String avatar,
            String bio,
            int gender,
            String birthday,
            String location,
            String country) {

        static Account of(GetProfile.Result profile) {
            Person person = profile.person();
            return new Account(
                    "account",
                    person.id().toString(),
                    person.name(),
                    person.nickname(),
                    person.email(),
                    profile.phone(),
                    person.avatar(),
                    profile.bio(),
                    profile.gender(),
                    profile.birthday(),
                    profile.location(),
                    profile.country());
        }
    }

    record LastActive(String what, String at) {}

    record LastLogin(String what, String address, String at) {}

    record Session(
            String what,
            String face,
            @JsonProperty("opened_at") String openedAt,
            @JsonProperty("refreshable_until") String refreshableUntil,
            @JsonProperty("ended_at") String endedAt) {

        static Session of(Sessions.Kept kept) {
            return new Session(
                    "session",
                    kept.face(),
                    kept.openedAt().toString(),
                    kept.refreshableUntil().toString(),
                    kept.endedAt().map(Object::toString).orElse(null));
        }
    }

    record Event(String what, long position, String at, String event, Map<String, Object> data) {

        static Event of(GetHistory.Entry entry) {
            return new Event("event", entry.position(), entry.at().toString(), entry.event(), entry.data());
        }
    }

    /** The last line of an export that is whole. */
    record End(String what, long lines) {}

    void write(AccountId account, OutputStream out) throws IOException {
        Lines lines = new Lines(out);
        lines.add(Account.of(queries.ask(new GetProfile(account), GetProfile.Result.class)));
        lastLogins
                .find(account)
                .map(login ->
                        new LastLogin("last_login", login.address(), login.at().toString()))
                .ifPresent(lines::add);
        Optional.ofNullable(activity.of(List.of(account)).get(account))
                .map(at -> new LastActive("last_activity", at.toString()))
                .ifPresent(lines::add);
        sessions.kept(account).stream().map(Session::of).forEach(lines::add);
        history(account, lines);
        lines.end();
    }

    private void history(AccountId account, Lines lines) {
        OptionalLong before = OptionalLong.empty();
        do {
            GetHistory page = new GetHistory(Subject.of(account), before, AsOf.NOW, GetHistory.MAX_LIMIT, true);
            GetHistory.Result found = queries.ask(page, GetHistory.Result.class);
            found.entries().stream().map(Event::of).forEach(lines::add);
            before = found.next();
        } while (before.isPresent());
    }

    /** Writes each line as it comes. */
    private static final class Lines {

        private final OutputStream out;
        private long count;

        Lines(OutputStream out) {
            this.out = out;
        }

        void add(Object line) {
            try {
                out.write(JsonText.write(line));
                out.write('\n');
                count++;
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        void end() throws IOException {
            add(new End("end", count));
            out.flush();
        }
    }
}
