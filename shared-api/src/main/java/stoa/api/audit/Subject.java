package stoa.api.audit;

import java.util.Locale;
import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.PostId;
import stoa.api.kernel.PublicId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RoundId;

/** Something whose whole history can be asked for. */
public record Subject(Kind kind, long id) {

    /**
     * What has a history of its own. Comments, messages, followings, gifts and reservations are found in the history of
     * what they belong to: their post, conversation, people, round.
     */
    public enum Kind {
        ACCOUNT(1, AccountId.class),
        POST(2, PostId.class),
        CONVERSATION(3, ConversationId.class),
        ROUND(4, RoundId.class),
        GROUP(5, GroupId.class);

        private final int number;
        private final Class<? extends PublicId> named;

        Kind(int number, Class<? extends PublicId> named) {
            this.number = number;
            this.named = named;
        }

        /** What is stored of it; never another one. */
        public int number() {
            return number;
        }

        static Optional<Kind> namedBy(Class<?> id) {
            for (Kind kind : values()) {
                if (kind.named == id) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    public Subject {
        PublicId.requirePositive(id);
    }

    /** What this id names; {@link KernelError#INVALID} if that has no history of its own. */
    public static Subject of(PublicId id) {
        Kind kind = Kind.namedBy(id.getClass())
                .orElseThrow(() -> new Rejection(KernelError.INVALID, "no history of its own: " + id));
        return new Subject(kind, id.value());
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
    }
}
