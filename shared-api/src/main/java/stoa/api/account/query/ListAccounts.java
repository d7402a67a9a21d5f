package stoa.api.account.query;

import java.util.List;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * All accounts but guests', by their ids, the oldest first.
 *
 * @param offset how many are passed over
 * @param limit how many are shown, 1 to {@link #MAX_LIMIT}
 */
public record ListAccounts(long offset, int limit) {

    public static final int MAX_LIMIT = 500;

    public ListAccounts {
        if (offset < 0 || limit < 1 || limit > MAX_LIMIT) {
            throw new Rejection(KernelError.INVALID, "offset from 0, limit from 1 to " + MAX_LIMIT);
        }
    }

    /** No more than {@code limit} of them, and how many there are in all. */
    public record Result(List<GetProfile.Result> accounts, long total) {
        public Result {
            accounts = List.copyOf(accounts);
        }
    }
}
