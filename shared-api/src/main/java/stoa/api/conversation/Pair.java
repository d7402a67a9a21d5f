package stoa.api.conversation;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** Two people without regard to order, so that both of them name it the same. */
public record Pair(AccountId lower, AccountId higher) {

    /** The pair of these two; somebody alone is none, and refused with {@link KernelError#INVALID}. */
    public static Pair of(AccountId one, AccountId other) {
        if (one.equals(other)) {
            throw new Rejection(KernelError.INVALID, "nobody is a pair with themselves");
        }
        return one.value() < other.value() ? new Pair(one, other) : new Pair(other, one);
    }

    public boolean contains(AccountId person) {
        return lower.equals(person) || higher.equals(person);
    }

    /** The one that a member of the pair talks to. */
    public AccountId other(AccountId member) {
        return lower.equals(member) ? higher : lower;
    }

    /** The name of the stream that says which conversation is theirs. */
    public String stream() {
        return "pair:" + this;
    }

    @Override
    public String toString() {
        return lower + ":" + higher;
    }
}
