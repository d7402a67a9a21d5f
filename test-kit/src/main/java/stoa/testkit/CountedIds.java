package stoa.testkit;

import java.util.concurrent.atomic.AtomicLong;
import stoa.api.kernel.PublicIds;

/** Ids that a test can foretell: {@link #FIRST} and those after it. */
public final class CountedIds implements PublicIds {

    public static final long FIRST = 1_001;

    private final AtomicLong next = new AtomicLong(FIRST);

    @Override
    public long next() {
        return next.getAndIncrement();
    }
}
