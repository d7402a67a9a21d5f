package stoa.server.replay;

import java.util.Locale;

/** What {@code ./stoa replay} can do. */
enum ReplayAct {
    LIST(false),
    SHOW(false),
    REBUILD(true),
    WATCH(false),
    STOP(true),
    RESUME(true),
    DIFF(false),
    SWITCH(true),
    BACK(true),
    DROP(true);

    private final boolean changes;

    ReplayAct(boolean changes) {
        this.changes = changes;
    }

    /** Whether something is changed, so that a reason is needed. */
    boolean changes() {
        return changes;
    }

    /** Whether it takes a while, which is shown. */
    boolean fills() {
        return this == REBUILD || this == WATCH || this == RESUME;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
