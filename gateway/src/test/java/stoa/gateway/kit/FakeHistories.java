package stoa.gateway.kit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.queryhandling.QueryHandler;
import stoa.api.account.query.Person;
import stoa.api.audit.AuditError;
import stoa.api.audit.query.GetHistory;
import stoa.api.audit.query.GetPastMembers;
import stoa.api.audit.query.GetPastPost;
import stoa.api.audit.query.GetPastPost.Discussion;
import stoa.api.audit.query.GetReceipt;
import stoa.api.audit.query.GetRoundProof;
import stoa.api.comment.ReplyTo;
import stoa.api.comment.query.CommentView;
import stoa.api.conversation.ConversationError;
import stoa.api.group.GroupRole;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.post.PostError;
import stoa.api.post.query.PostView;
import stoa.api.post.query.PostView.Counts;

/** Of everybody and everything two events are known; the first one has a receipt. */
public final class FakeHistories implements FakeFeature {

    /** The query that was asked last. */
    public volatile Optional<GetHistory> asked = Optional.empty();

    @QueryHandler
    GetHistory.Result handle(GetHistory query) {
        asked = Optional.of(query);
        boolean first = query.before().isEmpty();
        String bio = query.personal() ? "a bio" : "masked";
        GetHistory.Entry entry = new GetHistory.Entry(
                first ? 9 : 4,
                Instant.parse("2026-11-21T12:00:00Z"),
                "account:7",
                first ? 1 : 0,
                "account.ProfileEdited",
                first ? Optional.of("7") : Optional.empty(),
                first ? Optional.of("forum") : Optional.empty(),
                List.of("account"),
                Map.of("bio", bio));
        return new GetHistory.Result(List.of(entry), first ? OptionalLong.of(9) : OptionalLong.empty());
    }

    /** Post 7 was there at position 12, with a comment, a reply to it and a like; nothing else ever was. */
    @QueryHandler
    GetPastPost.Result handle(GetPastPost query) {
        if (query.post().value() != 7 || query.asOf().position().orElse(0) != 12) {
            throw new Rejection(PostError.POST_NOT_FOUND, "no post " + query.post());
        }
        Instant at = Instant.parse("2026-11-21T12:00:00Z");
        PostView post = new PostView(
                query.post(),
                Person.unknown(new AccountId(5)),
                "Hello",
                "there",
                List.of("a"),
                at,
                new Counts(3, 1, 2));
        CommentView comment = comment(8, Optional.empty(), at);
        CommentView reply = comment(9, Optional.of(new ReplyTo(comment.id(), comment.id())), at);
        return new GetPastPost.Result(
                12, post, List.of(new Discussion(comment, List.of(reply))), List.of(new AccountId(6)));
    }

    /** Conversation 7 was a group of one, its owner, since 12. */
    @QueryHandler
    GetPastMembers.Result handle(GetPastMembers query) {
        if (query.conversation().value() != 7) {
            throw new Rejection(ConversationError.CONVERSATION_NOT_FOUND, "no conversation " + query.conversation());
        }
        Instant since = Instant.parse("2026-11-21T12:00:00Z");
        return new GetPastMembers.Result(
                12, List.of(new GetPastMembers.Member(new AccountId(6), Optional.of(GroupRole.OWNER), since)));
    }

    private static CommentView comment(long id, Optional<ReplyTo> replyTo, Instant at) {
        Person author = Person.unknown(new AccountId(6));
        return new CommentView(new CommentId(id), new PostId(7), replyTo, author, "well said", at);
    }

    @QueryHandler
    GetReceipt.Result handle(GetReceipt query) {
        if (query.position() != 4) {
            throw new Rejection(AuditError.EVENT_NOT_FOUND, "not theirs");
        }
        GetRoundProof.Proven event = new GetRoundProof.Proven(
                4, 0, "0d9c7f0e", "account.ProfileEdited", "1", 1_795_262_400_123_456L, "{}", "{}", List.of("00ff"));
        return new GetReceipt.Result("stoa.example/ledger\n9\nAA==\n\n— signed\n", "key", "account:7", event);
    }
}
