package stoa.server.audit.past;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import stoa.api.account.query.Person;
import stoa.api.audit.query.GetPastMembers;
import stoa.api.audit.query.GetPastPost;
import stoa.api.audit.query.GetPastRound;
import stoa.api.comment.query.CommentView;
import stoa.api.kernel.AccountId;
import stoa.api.lottery.query.RoundView;
import stoa.api.post.query.PostView;
import tools.jackson.databind.json.JsonMapper;

/** Shows a state for people, or as one JSON object, and at the end what is to be said of it. */
final class StateOutput {

    private static final JsonMapper JSON =
            JsonMapper.builder().addMixIn(Person.class, ById.class).build();
    private static final String PRIZE = "%-18s  %8s  %8s  %9s  %8s  %8s  %8s  %s";

    private final PrintStream out;
    private final boolean json;
    private final Map<String, Object> shown = new LinkedHashMap<>();

    /** Of a person only the id is known here. */
    private interface ById {

        @JsonValue
        AccountId id();
    }

    StateOutput(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void show(GetPastPost.Result past) {
        shown.put("state", past);
        if (json) {
            return;
        }
        PostView post = past.post();
        out.println("post %s at position %d".formatted(post.id(), past.position()));
        out.println("by %s, %s, tags %s".formatted(post.author().id(), post.publishedAt(), post.tags()));
        out.println(text(post.title()));
        out.println(text(post.content()));
        out.println("%d views, %d likes, %d comments"
                .formatted(
                        post.counts().views(),
                        post.counts().likes(),
                        post.counts().comments()));
        out.println(
                "liked by " + past.likedBy().stream().map(AccountId::toString).collect(Collectors.joining(", ")));
        past.discussions().forEach(this::show);
    }

    private void show(GetPastPost.Discussion discussion) {
        out.println("comment " + line(discussion.comment()));
        discussion.replies().forEach(reply -> out.println("  reply " + line(reply)));
    }

    private static String line(CommentView comment) {
        return "%s by %s, %s: %s"
                .formatted(comment.id(), comment.author().id(), comment.writtenAt(), text(comment.content()));
    }

    void show(GetPastRound.Result past) {
        shown.put("state", past);
        if (json) {
            return;
        }
        RoundView round = past.round();
        out.println("round %s at position %d".formatted(round.round(), past.position()));
        out.println("opened %s, %s, %d entries, %d draws"
                .formatted(
                        round.openedAt(),
                        round.closing().map(closing -> "closed " + closing.at()).orElse("open"),
                        round.entries(),
                        round.draws()));
        out.println(PRIZE.formatted("gift", "stock", "added", "remaining", "reserved", "paid", "consumed", "name"));
        round.balances().forEach(this::show);
    }

    private void show(RoundView.Balance balance) {
        out.println(PRIZE.formatted(
                balance.prize().gift(),
                balance.prize().stock(),
                balance.added(),
                balance.remaining(),
                balance.reserved(),
                balance.paid(),
                balance.consumed(),
                text(balance.prize().name())));
    }

    void show(GetPastMembers.Result past) {
        shown.put("state", past);
        if (json) {
            return;
        }
        out.println("%d members at position %d".formatted(past.members().size(), past.position()));
        past.members()
                .forEach(member -> out.println("%s since %s%s"
                        .formatted(
                                member.account(),
                                member.since(),
                                member.role()
                                        .map(role -> ", " + role.name().toLowerCase(Locale.ROOT))
                                        .orElse(""))));
    }

    /** One line, whatever somebody wrote. */
    private static String text(String written) {
        return JSON.writeValueAsString(written);
    }

    void end(Optional<String> finding, List<String> remarks) {
        if (json) {
            shown.put("finding", finding.orElse(null));
            shown.put("remarks", remarks);
            out.println(JSON.writeValueAsString(shown));
        } else {
            remarks.forEach(out::println);
            finding.ifPresent(it -> out.println("WRONG at " + it));
        }
    }
}
